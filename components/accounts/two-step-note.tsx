import Link from "next/link";
import { type Lang, words } from "#lib/i18n.ts";

/** For whoever holds a role and signs in by a password alone. */
export function TwoStepNote({ lang }: { lang: Lang }) {
  const t = words(lang, "accounts");
  return (
    <p className="note mb-4">
      <span>
        {t("settings.twoStepAdvised")}{" "}
        <Link className="link" href="/settings/two-step" prefetch={false}>
          {t("settings.twoStepBegin")}
        </Link>
      </span>
    </p>
  );
}
