import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing } from "#app/[pass]/missing.tsx";
import { type Deed, DeedChoice } from "#components/moderation/deed-choice.tsx";
import { PostCase } from "#components/moderation/post-case.tsx";
import { QueueList } from "#components/moderation/queue-list.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import {
  approvePostAction,
  dismissFlagsAction,
  hidePostAction,
  rejectPostAction,
  restorePostAction,
  writeNoteAction,
} from "#domains/moderation/actions.ts";
import { listActsOn } from "#domains/moderation/decisions/queries.ts";
import { canModeratePost, mayHandle } from "#domains/moderation/policy.ts";
import { findAuthorRecord, listContext, listFlagsOf } from "#domains/moderation/posts/queries.ts";
import { listQueue } from "#domains/moderation/queue/queries.ts";
import { findModeratedPost, isUuid } from "#domains/moderation/subjects.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; post: string }> };

/** One case of the queue beside the others. */
export default orMissing(async function PostCasePage({ params }: Props) {
  const { post: postId } = await params;
  const { actor, lang } = await staffOf(params, `/desk/moderation/posts/${postId}`, mayHandle);
  const found = isUuid(postId) ? await findModeratedPost(actor, postId) : null;
  if (!found || !canModeratePost(actor, found)) notFound();
  const { post, thread } = found;
  const t = words(lang, "moderation");
  const [items, flags, context, record, acts] = await Promise.all([
    listQueue(actor),
    listFlagsOf(actor, post.id),
    listContext(actor, thread.id, post.number),
    findAuthorRecord(actor, post.authorId),
    listActsOn(actor, post.id),
  ]);
  const deeds: (Deed | false)[] = [
    post.isPending && { kind: "approve", action: approvePostAction },
    post.isPending && { kind: "reject", action: rejectPostAction, withReason: true },
    !post.isPending && !post.isHidden && !post.isDeleted && { kind: "hide", action: hidePostAction, withReason: true },
    post.isHidden && { kind: "restore", action: restorePostAction },
    flags.length > 0 && { kind: "dismiss", action: dismissFlagsAction },
    { kind: "note", action: writeNoteAction },
  ];
  const authorName = context.find(({ number }) => number === post.number)?.authorName ?? "";
  const kind = flags.length > 0 ? "flags" : post.isPending ? "pending" : "other";
  return (
    <div className="split">
      <QueueList lang={lang} items={items} current={post.id} now={Date.now()} />
      <aside className="panel" aria-labelledby="case-title">
        <header className="phead">
          <div>
            <h1 id="case-title">{t(`case.titles.${kind}`)}</h1>
            <p className="meta">
              <Link className="link" href={`/moderate/threads/${thread.id}`} prefetch={false}>
                {thread.title}
              </Link>
              {post.isHidden && <span className="badge k">{t("case.hidden")}</span>}
              {post.isPending && <span className="badge q">{t("case.pendingMark")}</span>}
            </p>
          </div>
        </header>
        <div className="pbody">
          <PostCase
            lang={lang}
            number={post.number}
            authorName={authorName}
            flags={flags}
            context={context}
            record={record}
            acts={acts}
          />
          <DeedChoice lang={lang} hidden={{ postId: post.id }} deeds={deeds.filter((deed) => deed !== false)} />
        </div>
      </aside>
    </div>
  );
});
