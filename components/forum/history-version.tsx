import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { RichText } from "#components/rich-text/rich-text.tsx";
import { richTextWords } from "#components/rich-text/words.ts";
import { Time } from "#components/ui/time.tsx";
import { type Lang, words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import type { Body } from "#lib/text/nodes.ts";
import type { DiffPart } from "#lib/text/word-diff.ts";

import { VersionChanges } from "./version-changes.tsx";

export type Version = {
  revision: number;
  /** Null where it was hidden and is not for the reader. */
  body: Body | null;
  writtenAt: Date;
  /** Null: the author of the post. */
  writerName: string | null;
  isHidden: boolean;
  hiddenReason: string | null;
};
type Props = Pick<ComponentProps<typeof RichText>, "imageFor" | "attachmentFor" | "quoteHref"> & {
  lang: Lang;
  day: string;
  version: Version;
  isCurrent: boolean;
  authorName: string;
  /** What the edit that made it changed, where that was asked for. */
  changes: DiffPart[] | null;
  /** Where that is to be read; null where there is nothing to compare. */
  compareHref: string | null;
  /** What may be done about it. */
  children?: ReactNode;
};

/** What a post said at one time, or that it was hidden and why. */
export function HistoryVersion({
  lang,
  day,
  version,
  isCurrent,
  authorName,
  changes,
  compareHref,
  children,
  ...links
}: Props) {
  const t = words(lang, "forum");
  const { revision, body, writtenAt, writerName, isHidden, hiddenReason } = version;
  return (
    <section className="version" id={`version-${revision}`}>
      <h2>{isCurrent ? t("history.current") : t("history.version", { revision })}</h2>
      <p className="meta">
        {nameIn(lang, writerName ?? authorName)} <Time at={writtenAt} lang={lang} day={day} />
      </p>
      {isHidden && <p className="note">{t("history.hidden", { reason: hiddenReason ?? "" })}</p>}
      {changes ? (
        <section className="changes" aria-label={t("history.changes")}>
          <VersionChanges lang={lang} parts={changes} />
        </section>
      ) : (
        compareHref && (
          <p>
            <Link className="link" href={compareHref} prefetch={false}>
              {t("history.compare")}
            </Link>
          </p>
        )
      )}
      {body && (
        <div className="prose">
          <RichText body={body} words={richTextWords(lang)} {...links} ugc />
        </div>
      )}
      {children}
    </section>
  );
}
