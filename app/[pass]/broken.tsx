import { unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";
import { Broken } from "#components/layout/broken.tsx";
import { tagPage } from "#domains/edge/audience.ts";
import { logError } from "#domains/edge/log-error.ts";
import { openPass } from "#domains/edge/pass.ts";
import { answerWith } from "#lib/answer.ts";
import type { Lang } from "#lib/i18n.ts";
import { BROKEN_TAG } from "#lib/page-cache.mjs";

export type OfPass = { params: Promise<{ pass: string }> };

export const langOf = async ({ params }: OfPass): Promise<Lang> => openPass((await params).pass)?.lang ?? "zh-CN";

/** Logs what broke and says 500, on a copy that is not kept; what Next itself says by throwing goes on. Returns the id. */
export async function noteBroken(error: unknown): Promise<string> {
  unstable_rethrow(error);
  const errorId = logError(error);
  answerWith(500);
  await tagPage(BROKEN_TAG);
  return errorId;
}

/**
 * A layout that may fail: an `error.tsx` catches nothing of the layouts around it, and shows nothing at all before scripts
 * run. Pages are caught in the same way by `orMissing`.
 */
export function layoutOrBroken<Props extends OfPass>(Layout: (props: Props) => Promise<ReactNode>) {
  return async function LayoutOrBroken(props: Props): Promise<ReactNode> {
    try {
      return await Layout(props);
    } catch (error) {
      return brokenMain(await langOf(props), error);
    }
  };
}

export async function brokenMain(lang: Lang, error: unknown): Promise<ReactNode> {
  const errorId = await noteBroken(error);
  return (
    <main className="wrap" id="main">
      <Broken lang={lang} errorId={errorId} />
    </main>
  );
}
