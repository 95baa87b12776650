import type { SeenPost } from "#domains/forum/posts/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { PostLine } from "./post-line.tsx";

type Props = {
  lang: Lang;
  /** Where it is asked what is to become of them: where they are to go, or why they are to be hidden. */
  moveTo: string;
  hideTo: string;
  posts: SeenPost[];
};

/** The posts of a window, of which some may be chosen; leads on, nothing is done yet. */
export function PostChoice({ lang, moveTo, hideTo, posts }: Props) {
  const t = words(lang, "moving");
  return (
    <form action={moveTo} className="grid gap-4">
      <ol className="items choosable" aria-label={t("choose.list")}>
        {posts.map((post) => (
          <li key={post.id}>
            <label className="pick">
              <input type="checkbox" name="post" value={post.id} />
              <span className="vh">
                {t("choose.one", { number: post.number, text: post.said ? excerpt(post.said.body, 20) : "" })}
              </span>
            </label>
            <PostLine lang={lang} post={post} />
          </li>
        ))}
      </ol>
      <p>
        <label className="check s">
          <input type="checkbox" name="later" value="1" />
          {t("choose.later")}
        </label>
      </p>
      <p className="flex flex-wrap gap-3">
        <button type="submit" className="btn">
          {t("choose.go")}
        </button>
        <button type="submit" className="btn g" formAction={hideTo}>
          {t("choose.hide")}
        </button>
      </p>
    </form>
  );
}
