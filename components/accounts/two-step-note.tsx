import Link from "next/link";
import { type Lang, words } from "#lib/i18n.ts";

/** For whoever holds a role and signs in by a password alone. */
export function TwoStepNote({ lang }: { lang: Lang }) {
  const t = words(lang, "accounts");
  return (
    <p className="note mb-4">
      {t("settings.twoStepAdvised")} <Link href="/settings/two-step">{t("settings.twoStepBegin")}</Link>
    </p>
  );
}
