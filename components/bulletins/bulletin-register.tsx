import Link from "next/link";
import { Title } from "#components/rich-text/title.tsx";
import { formatDay } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";
import type { BulletinListProps } from "./bulletin-list.tsx";
import { PinnedTag } from "./pinned-tag.tsx";
import { MustReadTag, UnreadDot } from "./unread-dot.tsx";

/** 公开目录: documents with who answers for them, on what they rest, their date and when they are looked at again. */
export function BulletinRegister({ lang, base, bulletins, pinned }: BulletinListProps) {
  const t = words(lang, "bulletins");
  const dayOf = (civil: string | undefined) =>
    civil ? <time dateTime={civil}>{formatDay(new Date(`${civil}T12:00:00+08:00`), lang, "")}</time> : "—";
  return (
    <div className="box rwrap register">
      <table className="tbl cardtbl">
        <thead>
          <tr>
            <th scope="col">{t("register.title")}</th>
            <th scope="col">{t("register.owner")}</th>
            <th scope="col">{t("register.basis")}</th>
            <th scope="col">{t("register.madeOn")}</th>
            <th scope="col">{t("register.reviewOn")}</th>
          </tr>
        </thead>
        <tbody>
          {bulletins.map(({ id, title, disclosure }) => (
            <tr key={id}>
              <th scope="row">
                <UnreadDot id={id} label={t("unread")} />
                <Link className="link" href={`${base}/bulletins/${id}`} prefetch={false}>
                  <Title text={title} />
                </Link>
                {pinned.includes(id) && <PinnedTag lang={lang} />}
                <MustReadTag id={id} label={words(lang, "reading")("mustRead")} />
              </th>
              <td data-label={t("register.owner")}>{disclosure?.owner || "—"}</td>
              <td data-label={t("register.basis")}>{disclosure?.basis || "—"}</td>
              <td className="nb" data-label={t("register.madeOn")}>
                {dayOf(disclosure?.madeOn)}
              </td>
              <td className="nb" data-label={t("register.reviewOn")}>
                {dayOf(disclosure?.reviewOn)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
