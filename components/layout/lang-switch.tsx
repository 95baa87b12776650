import type { Lang } from "#lib/i18n.ts";

/** Changes the language and stays where one is; a plain form, so that it works without JavaScript. */
export function LangSwitch({ lang, label }: { lang: Lang; label: string }) {
  const other: Lang = lang === "en" ? "zh-CN" : "en";
  return (
    <form method="post" action="/api/lang" className="langswitch">
      <button type="submit" name="lang" value={other} lang={other}>
        {label}
      </button>
    </form>
  );
}
