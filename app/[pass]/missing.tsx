import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Broken } from "#components/layout/broken.tsx";
import { Missing } from "#components/layout/missing.tsx";
import { SiteShell } from "#components/layout/site-shell.tsx";
import { tagPage } from "#domains/edge/audience.ts";
import { findOrganisation } from "#domains/edge/organisation.ts";
import { answerWith } from "#lib/answer.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { MISSING_TAG } from "#lib/page-cache.mjs";
import { langOf, noteBroken, type OfPass } from "./broken.tsx";

/**
 * A page or a layout that may call `notFound()`, or fail, and is drawn on the server all the same: Next by itself sends an
 * empty body and leaves the rest to the reader's scripts. Every page is wrapped; what is forbidden and what is missing
 * look alike and say 404.
 */
export function orMissing<Props extends OfPass>(
  Page: (props: Props) => Promise<ReactNode>,
  Shown: (props: { lang: Lang }) => ReactNode | Promise<ReactNode> = Missing,
) {
  return async function PageOrMissing(props: Props): Promise<ReactNode> {
    try {
      return await Page(props);
    } catch (error) {
      if (!isMissing(error)) return <Broken lang={await langOf(props)} errorId={await noteBroken(error)} />;
      answerWith(404);
      await tagPage(MISSING_TAG, "organisation");
      return <Shown lang={await langOf(props)} />;
    }
  };
}

/** What a layout shows that has no shell of its own to offer. */
export async function MissingInShell({ lang }: { lang: Lang }) {
  return (
    <SiteShell lang={lang} organisation={await findOrganisation()}>
      <Missing lang={lang} />
    </SiteShell>
  );
}

/** The same for what a page is called. */
export function titleOrMissing<Props extends OfPass>(title: (props: Props) => Promise<Metadata>) {
  return async (props: Props): Promise<Metadata> => {
    try {
      return await title(props);
    } catch (error) {
      const lang = await langOf(props);
      if (isMissing(error)) return { title: words(lang, "layout")("errors.missingTitle") };
      await noteBroken(error);
      return { title: words(lang, "broken")("title") };
    }
  };
}

const isMissing = (error: unknown) => (error as { digest?: string } | null)?.digest === "NEXT_HTTP_ERROR_FALLBACK;404";
