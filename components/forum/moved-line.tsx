import { FolderInput } from "lucide-react";
import Link from "next/link";
import { Fragment } from "react";
import type { MovedPost } from "#domains/forum/places/queries.ts";
import { words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";
import type { ThreadView } from "./view.ts";

/** In the place of posts that went to another thread: under each old number the way to where it stands now. */
export function MovedLine({ posts, view }: { posts: MovedPost[]; view: ThreadView }) {
  const t = words(view.lang, "moving");
  const isBack = posts[0]?.threadId === view.threadId;
  return (
    <div className="post none">
      <p className="gone body">
        <FolderInput className="i" aria-hidden />
        <span>
          {isBack ? t("movedBack") : t("moved", { title: titleIn(view.lang, posts[0]?.title ?? "") })}
          {posts.map((post) => (
            <Fragment key={post.was}>
              {" "}
              <Link className="link" id={`post-${post.was}`} href={view.placeHref(post)} prefetch={false}>
                #{post.was}
              </Link>
            </Fragment>
          ))}
        </span>
      </p>
    </div>
  );
}
