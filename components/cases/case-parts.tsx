import type { CaseClause, CaseLesson } from "#db/schema/cases.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** 触犯条款: the law in its own voice, and the act that it meets. */
export function Clauses({ lang, clauses }: { lang: Lang; clauses: CaseClause[] }) {
  const t = words(lang, "cases");
  return clauses.map((clause, index) => (
    <article className="clause" key={index}>
      <header>
        <h3>
          {clause.law}
          {clause.article}
        </h3>
      </header>
      {clause.text && <p className="txt">{clause.text}</p>}
      {clause.act && (
        <p className="act">
          <b>{t("page.act")}</b>
          {clause.act}
        </p>
      )}
    </article>
  ));
}

/** 教训与启示, each with its number in a petal. */
export function Lessons({ lang, lessons }: { lang: Lang; lessons: CaseLesson[] }) {
  const ordinals = [...words(lang, "cases")("page.ordinals")];
  return (
    <ol className="lessons">
      {lessons.map((lesson, index) => (
        <li key={index}>
          <i aria-hidden="true">{ordinals[index] ?? index + 1}</i>
          <div>
            <h3>{lesson.heading}</h3>
            <p>{lesson.text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
