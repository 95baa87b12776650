import { CircleCheck, CornerDownRight, EyeOff, Trash2, Undo2, UsersRound } from "lucide-react";
import Link from "next/link";
import { documentsIn } from "#components/media/document-card.tsx";
import { mediaWords } from "#components/media/words.ts";
import { RichText } from "#components/rich-text/rich-text.tsx";
import type { SeenPost } from "#domains/forum/posts/queries.ts";
import { words } from "#lib/i18n.ts";
import { BookmarkLink } from "./islands/bookmark-link.tsx";
import { PostMenu } from "./islands/post-menu.tsx";
import { Reactions } from "./islands/reactions.tsx";
import type { ThreadView } from "./view.ts";

type Props = { post: SeenPost; view: ThreadView; answersTo: number | null };

/** What was said and what one may do with it; of hidden and deleted posts the reason why nothing is there. */
export function PostBody({ post, view, answersTo }: Props) {
  const t = words(view.lang, "forum");
  if (!post.said) return <Gone post={post} view={view} />;
  const { body, reactionCounts, authorId, authorName, isVoice, isWiki } = post.said;
  return (
    <>
      {answersTo !== null && (
        <Link className="answers" href={view.postHref(answersTo)} prefetch={false}>
          <CornerDownRight className="i" aria-hidden />
          {t("post.answersTo", { number: answersTo })}
        </Link>
      )}
      {(view.answer === post.number || isWiki) && (
        <p className="badges">
          {view.answer === post.number && (
            <span className="badge q">
              <CircleCheck className="i" aria-hidden />
              {words(view.lang, "answers")("badge")}
            </span>
          )}
          {isWiki && (
            <span className="badge k">
              <UsersRound className="i" aria-hidden />
              {t("wiki.badge")}
            </span>
          )}
        </p>
      )}
      <div className="prose" id={`text-${post.number}`}>
        <RichText
          body={body}
          words={view.richWords}
          imageFor={(mediaId) => view.pictures[mediaId] ?? null}
          attachmentFor={documentsIn(view.documents, mediaWords(view.lang).player)}
          quoteHref={view.quoteHref}
          ugc
        />
      </div>
      {post.state === "shown" && (
        <div className="acts">
          <Reactions postId={post.id} number={post.number} counts={reactionCounts} />
          {!view.isLocked && (
            <Link
              href={`/write/reply/${view.threadId}/${post.number}`}
              prefetch={false}
              data-reply={post.number}
              data-name={authorName}
            >
              {t("post.reply")}
            </Link>
          )}
          <BookmarkLink postId={post.id} number={post.number} />
          <PostMenu
            postId={post.id}
            number={post.number}
            author={{ id: authorId, name: authorName, isVoice }}
            hasReactions={Object.keys(reactionCounts).length > 0}
            href={view.postHref(post.number)}
          />
        </div>
      )}
    </>
  );
}

function Gone({ post, view }: Omit<Props, "answersTo">) {
  const t = words(view.lang, "forum");
  const reason = post.hiddenReason ?? "";
  const gone = {
    hidden: { icon: EyeOff, text: t("post.hidden", { reason }) },
    purged: { icon: Trash2, text: t("post.purged", { reason }) },
    deleted: { icon: Undo2, text: t("post.deleted") },
  };
  const { icon: Icon, text } = post.state === "hidden" || post.state === "purged" ? gone[post.state] : gone.deleted;
  return (
    <p className="gone">
      <Icon className="i" aria-hidden />
      {text}
    </p>
  );
}
