import { WordDiff } from "#components/rich-text/word-diff.tsx";
import { type Lang, words } from "#lib/i18n.ts";
import type { DiffPart } from "#lib/text/word-diff.ts";

/** What an edit took out of a post and put into it. */
export function VersionChanges({ lang, parts }: { lang: Lang; parts: DiffPart[] }) {
  const t = words(lang, "forum");
  if (parts.every(({ kind }) => kind === "same")) return <p className="hint">{t("history.sameWords")}</p>;
  return (
    <>
      <p className="meta worddiff">
        <del>{t("history.removed")}</del> <ins>{t("history.added")}</ins>
      </p>
      <WordDiff parts={parts} />
    </>
  );
}
