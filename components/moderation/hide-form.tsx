import { Check, CircleSlash } from "lucide-react";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { SeenPost } from "#domains/forum/posts/queries.ts";
import { hidePostsAction } from "#domains/moderation/actions.ts";
import type { HideRefusal } from "#domains/moderation/hidings/refusal.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { PostLine } from "./post-line.tsx";
import { ReasonFields } from "./reason-fields.tsx";
import { NoteField } from "./said-fields.tsx";

type Props = {
  lang: Lang;
  threadId: string;
  posts: SeenPost[];
  refusals: Map<string, HideRefusal | null>;
  reasons: string[];
};

/** The chosen posts with what will happen to each, and the reason for all of them. */
export function HideForm({ lang, threadId, posts, refusals, reasons }: Props) {
  const t = words(lang, "moving");
  const standing = posts.filter(({ id }) => refusals.get(id) === null);
  return (
    <>
      {posts.length > 0 && <p className="lede">{t("hide.lede")}</p>}
      <ol className="items" aria-label={t("choose.list")}>
        {posts.map((post) => {
          const refusal = refusals.get(post.id) ?? null;
          return (
            <li key={post.id}>
              <div>
                <PostLine lang={lang} post={post} />
                <p className={refusal ? "effect no" : "effect"}>
                  {refusal ? <CircleSlash className="i" aria-hidden /> : <Check className="i" aria-hidden />}
                  {refusal ? t(`hide.refusals.${refusal}`) : t("hide.will")}
                </p>
              </div>
            </li>
          );
        })}
      </ol>
      {standing.length === 0 ? (
        <p className="note">{t("hide.nothing")}</p>
      ) : (
        <ActionForm action={hidePostsAction} className="deed">
          <input type="hidden" name="threadId" value={threadId} />
          {standing.map(({ id }) => (
            <input key={id} type="hidden" name="postIds[]" value={id} />
          ))}
          <ReasonFields lang={lang} reasons={reasons} />
          <NoteField lang={lang} />
          <SubmitButton className="btn s d">{t("hide.submit", { count: standing.length })}</SubmitButton>
        </ActionForm>
      )}
    </>
  );
}
