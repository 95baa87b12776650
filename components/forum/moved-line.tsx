import { FolderInput } from "lucide-react";
import Link from "next/link";
import type { MovedPost } from "#domains/forum/places/queries.ts";
import { words } from "#lib/i18n.ts";
import type { ThreadView } from "./view.ts";

/** In the place of posts that went to another thread: under each old number the way to where it stands now. */
export function MovedLine({ posts, view }: { posts: MovedPost[]; view: ThreadView }) {
  const t = words(view.lang, "moving");
  return (
    <p className="gone">
      <FolderInput className="i" aria-hidden />
      <span>
        {t("moved", { title: posts[0]?.title ?? "" })}
        {posts.map((post) => (
          <Link key={post.was} className="link" id={`post-${post.was}`} href={view.placeHref(post)} prefetch={false}>
            {` #${post.was}`}
          </Link>
        ))}
      </span>
    </p>
  );
}
