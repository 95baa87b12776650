import { WordDiff } from "#components/rich-text/word-diff.tsx";
import type { Differences as Changes } from "#domains/bulletins/versions/differences.ts";
import type { MediaSource } from "#domains/media/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { plainText } from "#lib/text/excerpt.ts";
import { cutWords } from "#lib/text/jieba.ts";
import { countChanges, wordDiff } from "#lib/text/word-diff.ts";
import { Differences, type NamedText } from "./differences.tsx";

type Props = {
  lang: Lang;
  before: NamedText;
  after: NamedText;
  changes: Changes;
  pictures: Record<string, MediaSource>;
};

/** Two texts: their words one by one, and below what else differs. */
export function Compared({ lang, before, after, changes, pictures }: Props) {
  const t = words(lang, "versions");
  const parts = wordDiff(textOf(before), textOf(after), cutWords);
  const count = countChanges(parts);
  const { fields, shown, links, layout, isBodyChanged } = changes;
  const isElsewhere = fields.length + shown.length + links.length + layout.length > 0;
  return (
    <>
      <p className="hint">
        {count > 0 && t("changes", { count })}
        {count === 0 && !isElsewhere && t(isBodyChanged ? "rearranged" : "sameAll")}
        {count === 0 && isElsewhere && t("sameWords")}
      </p>
      <div className="box paper compared">
        {count > 0 && (
          <p className="meta worddiff">
            <del>{t("removed")}</del> <ins>{t("added")}</ins>
          </p>
        )}
        <WordDiff parts={parts} />
      </div>
      {isElsewhere && (
        <>
          <h2>{t("alsoChanged")}</h2>
          <Differences lang={lang} before={before} after={after} changes={changes} pictures={pictures} />
        </>
      )}
    </>
  );
}

const textOf = ({ title, summary, body }: NamedText) =>
  [title, summary, plainText(body)].filter((line) => line !== "").join("\n");
