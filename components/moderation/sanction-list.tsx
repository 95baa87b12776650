import Link from "next/link";
import { liftMuteAction, withdrawWarningAction } from "#domains/moderation/actions.ts";
import type { Sanction } from "#domains/moderation/sanctions/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { DeedBox } from "./deed-form.tsx";

type Props = { lang: Lang; sanctions: Sanction[] };

/** Warnings and mutes with until when and whether they hold; what holds may be ended before its time. */
export function SanctionList({ lang, sanctions }: Props) {
  const t = words(lang, "sanctions");
  const m = words(lang, "moderation");
  return (
    <ul className="items">
      {sanctions.map((one) => (
        <li key={one.id}>
          <div>
            <p className="badges">
              <span className={one.kind === "mute-member" ? "badge w" : "badge q"}>{m(`kinds.${one.kind}`)}</span>
              <Link className="link" href={`/desk/moderation/people/${one.memberId}`} prefetch={false}>
                {one.memberName}
              </Link>
            </p>
            <p className="ex">{one.reason}</p>
            <p className="meta">
              <span>{one.unitName ?? t("everywhere")}</span>
              {one.until && <span>{t("until", { date: formatDateTime(one.until, lang) })}</span>}
              <span>{t(`states.${one.state}`)}</span>
            </p>
            {one.state === "inForce" && one.muteId && (
              <DeedBox
                lang={lang}
                action={liftMuteAction}
                hidden={{ muteId: one.muteId, back: "/desk/mutes" }}
                label={m("acts.liftMute")}
              />
            )}
            {one.state === "inForce" && one.warningId && (
              <DeedBox
                lang={lang}
                action={withdrawWarningAction}
                hidden={{ warningId: one.warningId, back: "/desk/mutes" }}
                label={m("acts.withdraw")}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
