import { Hourglass, PenLine } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { ScheduleBox } from "#components/forum/drafts/schedule-box.tsx";
import { ScheduledList } from "#components/forum/drafts/scheduled-list.tsx";
import { Time } from "#components/ui/time.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { discardDraftAction } from "#domains/forum/actions.ts";
import { listDrafts } from "#domains/forum/drafts/queries.ts";
import { listAllWaiting } from "#domains/forum/posts/mine/queries.ts";
import { threadPath } from "#domains/forum/posts/windows.ts";
import { listScheduled } from "#domains/forum/scheduled/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { cutText, excerpt } from "#lib/text/excerpt.ts";
import { titleIn } from "#lib/thread-title.ts";

type Props = { params: Promise<{ pass: string }> };
type Draft = Awaited<ReturnType<typeof listDrafts>>[number];
const EXCERPT_CHARS = 120;

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/drafts");
  return { title: words(lang, "forum")("drafts.title") };
});

/** What one has not finished, and what waits for a moderator. */
export default orMissing(async function DraftsPage({ params }: Props) {
  const { actor, lang, day } = await personOf(params, "/drafts");
  const [drafts, scheduled, waiting] = await Promise.all([
    listDrafts(actor),
    listScheduled(actor),
    listAllWaiting(actor),
  ]);
  const t = words(lang, "forum");
  return (
    <div className="forum">
      <header className="fhead">
        <h1>{t("drafts.title")}</h1>
        <p className="lede">{t("drafts.lede")}</p>
      </header>
      <section>
        <h2>{t("drafts.list")}</h2>
        {drafts.length === 0 && <p className="hint empty">{t("drafts.empty")}</p>}
        <ul className="drafts">
          {drafts.map((draft) => (
            <li key={draft.id}>
              <PenLine className="i" aria-hidden />
              <div>
                <p className="meta">
                  <span>{kindOf(draft, lang)}</span>
                  <Time at={draft.updatedAt} lang={lang} day={day} />
                  {draft.isAnonymous && <span className="badge k">{t("anonymous.kept")}</span>}
                </p>
                {draft.kind === "thread" && <b>{draft.title.trim() || t("drafts.untitled")}</b>}
                <p>{cutText(draft.text, EXCERPT_CHARS)}</p>
                {draft.kind !== "edit" && <ScheduleBox lang={lang} draft={draft} />}
              </div>
              <div className="acts">
                <Link className="btn g s" href={openPath(draft)} prefetch={false}>
                  {t("drafts.open")}
                </Link>
                <ActionForm action={discardDraftAction}>
                  <input type="hidden" name="draftId" value={draft.id} />
                  <input type="hidden" name="version" value={draft.version} />
                  <SubmitButton className="btn t s">{t("drafts.discard")}</SubmitButton>
                </ActionForm>
              </div>
            </li>
          ))}
        </ul>
      </section>
      {scheduled.length > 0 && (
        <section id="scheduled">
          <h2>{words(lang, "scheduled")("title")}</h2>
          <ScheduledList lang={lang} scheduled={scheduled} />
        </section>
      )}
      <section id="waiting">
        <h2>{t("drafts.waiting")}</h2>
        {waiting.length === 0 && <p className="hint empty">{t("drafts.waitingEmpty")}</p>}
        <ul className="drafts">
          {waiting.map((post) => (
            <li key={post.id}>
              <Hourglass className="i" aria-hidden />
              <div>
                <p className="meta">
                  <span>{titleIn(lang, post.threadTitle)}</span>
                  <Time at={post.createdAt} lang={lang} day={day} />
                </p>
                <p>{excerpt(post.body, EXCERPT_CHARS)}</p>
              </div>
              <Link className="btn g s" href={`/write/edit/${post.id}`} prefetch={false}>
                {t("post.edit")}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
});

function kindOf(draft: Draft, lang: Lang): string {
  const t = words(lang, "forum");
  if (draft.kind === "thread") return t("drafts.kindThread", { board: draft.boardName ?? "" });
  const thread = titleIn(lang, draft.threadTitle ?? "");
  if (draft.kind === "reply" && draft.parentNumber !== null)
    return t("drafts.kindAnswer", { thread, number: draft.parentNumber });
  if (draft.kind === "reply") return t("drafts.kindReply", { thread });
  return t("drafts.kindEdit", { thread, number: draft.postNumber ?? 0 });
}

/** Where the draft is found in the composer again. */
function openPath(draft: Draft): string {
  if (draft.kind === "thread") return `/write/thread/${draft.boardSlug}`;
  if (draft.kind === "edit") return `/write/edit/${draft.targetId}`;
  return `${threadPath(areaPath(draft.unitSlug), draft.targetId)}#reply`;
}
