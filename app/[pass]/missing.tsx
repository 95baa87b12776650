import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Missing } from "#components/layout/missing.tsx";
import { SiteShell } from "#components/layout/site-shell.tsx";
import { tagPage } from "#domains/edge/audience.ts";
import { findOrganisation } from "#domains/edge/organisation.ts";
import { openPass } from "#domains/edge/pass.ts";
import { answerWith } from "#lib/answer.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { MISSING_TAG } from "#lib/page-cache.mjs";

type OfPass = { params: Promise<{ pass: string }> };

/**
 * A page or a layout that may call `notFound()` and is drawn on the server all the same: Next by itself sends an empty
 * body and leaves the rest to the reader's scripts. Every page is wrapped; what is forbidden and what is missing look
 * alike and say 404.
 */
export function orMissing<Props extends OfPass>(
  Page: (props: Props) => Promise<ReactNode>,
  Shown: (props: { lang: Lang }) => ReactNode | Promise<ReactNode> = Missing,
) {
  return async function PageOrMissing(props: Props): Promise<ReactNode> {
    try {
      return await Page(props);
    } catch (error) {
      if (!isMissing(error)) throw error;
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
      if (!isMissing(error)) throw error;
      return { title: words(await langOf(props), "layout")("errors.missingTitle") };
    }
  };
}

const langOf = async ({ params }: OfPass) => openPass((await params).pass)?.lang ?? "zh-CN";
const isMissing = (error: unknown) => (error as { digest?: string } | null)?.digest === "NEXT_HTTP_ERROR_FALLBACK;404";
