import { Fragment } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import type { MovedPost } from "#domains/forum/places/queries.ts";
import type { Nested } from "#domains/forum/posts/nesting.ts";
import type { SeenPost } from "#domains/forum/posts/queries.ts";
import { words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { Fold } from "./islands/fold.tsx";
import { NewMark } from "./islands/new-mark.tsx";
import { UnreadLine } from "./islands/unread-line.tsx";
import { MovedLine } from "./moved-line.tsx";
import { PostBody } from "./post-body.tsx";
import type { ThreadView } from "./view.ts";
import { Who } from "./who.tsx";

type Props = { nested: Nested<SeenPost>[]; moved?: MovedPost[]; view: ThreadView };

/** The posts of one window: no boxes, a hairline between them, replies one level deep below what they answer. */
export function PostList({ nested, moved = [], view }: Props) {
  const starts = nested.map(({ post }) => post.number);
  return [0, ...starts].map((start, at) => {
    const isHere = ({ was }: MovedPost) => was > start && was < (starts[at] ?? Number.POSITIVE_INFINITY);
    const gone = Map.groupBy(moved.filter(isHere), ({ threadId }) => threadId);
    const root = nested[at - 1];
    return (
      <Fragment key={start}>
        {root && <Post {...root} view={view} />}
        {[...gone].map(([threadId, posts]) => (
          <MovedLine key={threadId} posts={posts} view={view} />
        ))}
      </Fragment>
    );
  });
}

function Post({ post, replies, answersTo, view }: Nested<SeenPost> & { view: ThreadView }) {
  return (
    <article className={post.said ? "post" : "post none"} {...markOf(post, view)}>
      <UnreadLine number={post.number} />
      <Fold number={post.number}>
        {post.said && <Avatar name={post.said.authorName} id={post.said.authorId} />}
        <header className="who">
          <Who post={post} view={view} />
        </header>
      </Fold>
      <div className="body">
        <Fold number={post.number} says>
          <PostBody post={post} view={view} answersTo={answersTo} />
        </Fold>
        {replies.map((reply) => (
          <article className="reply" key={reply.post.id} {...markOf(reply.post, view)}>
            <Fold number={reply.post.number} says>
              <header className="who">
                {reply.post.said && (
                  <Avatar name={reply.post.said.authorName} id={reply.post.said.authorId} size=" xs" />
                )}
                <Who post={reply.post} view={view} />
                <NewMark number={reply.post.number} root={post.number} />
              </header>
              <PostBody post={reply.post} view={view} answersTo={reply.answersTo} />
            </Fold>
          </article>
        ))}
      </div>
    </article>
  );
}

/** The anchor of a permalink, the number for the islands, and what a screen reader calls it. */
function markOf({ number, said }: SeenPost, { lang }: ThreadView) {
  const t = words(lang, "forum");
  const label = said
    ? t("post.label", { number, name: nameIn(lang, said.authorName) })
    : t("post.labelGone", { number });
  return { id: `post-${number}`, "data-post": number, "aria-label": label, tabIndex: -1 };
}
