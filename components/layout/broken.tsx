import type { Lang } from "#lib/i18n.ts";
import en from "#messages/en/broken.json" with { type: "json" };
import zh from "#messages/zh-CN/broken.json" with { type: "json" };

/** This same address, with its query: a link works before any script has come, and asks for the whole page anew. */
const HERE = "";

/** What stands in place of a page that broke: nothing of the cause, and what to do. The log has it under the id. */
export function Broken({ lang, errorId }: { lang: Lang; errorId?: string }) {
  const t = lang === "en" ? en : zh;
  return (
    <section className="result">
      <p className="result-code num">500</p>
      <h1>{t.title}</h1>
      <p className="lede">{t.text}</p>
      <a className="btn" href={HERE}>
        {t.action}
      </a>
      {errorId && (
        <p className="hint num">
          {t.id} {errorId}
        </p>
      )}
    </section>
  );
}
