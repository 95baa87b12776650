import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField, TextAreaField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FLAG_REASONS } from "#db/enums/forum.ts";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { flagPostAction } from "#domains/moderation/actions.ts";
import { canFlagPost } from "#domains/moderation/policy.ts";
import { findOwnFlag } from "#domains/moderation/posts/queries.ts";
import { findModeratedPost, isUuid } from "#domains/moderation/subjects.ts";
import { words } from "#lib/i18n.ts";
import { excerpt } from "#lib/text/excerpt.ts";

type Props = { params: Promise<{ pass: string; post: string }> };
const EXCERPT_CHARS = 200;

async function load(params: Props["params"]) {
  const { post: postId } = await params;
  const person = await personOf(params, `/flags/${postId}`);
  const found = isUuid(postId) ? await findModeratedPost(person.actor, postId) : null;
  if (!found || !canFlagPost(person.actor, found)) notFound();
  return { ...person, found };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await load(params);
  return { title: words(lang, "moderation")("flag.title") };
});

/** 投诉: asks the unit's leader to look at a post. */
export default orMissing(async function FlagPage({ params }: Props) {
  const { actor, lang, found } = await load(params);
  const t = words(lang, "moderation");
  const { post, thread } = found;
  const back = `${areaPath(thread.unitPath?.split(".").at(-1) ?? null)}/forum/threads/${thread.id}/${post.number}#post-${post.number}`;
  const isSent = (await findOwnFlag(actor, post.id)) !== null;
  return (
    <article className="formpage">
      <h1>{isSent ? t("flag.sentTitle") : t("flag.title")}</h1>
      <p className="lede">{isSent ? t("flag.sentText") : t("flag.lede")}</p>
      <blockquote className="quote" aria-label={t("flag.quote")}>
        {excerpt(post.body, EXCERPT_CHARS)}
      </blockquote>
      {!isSent && (
        <ActionForm action={flagPostAction} className="deed">
          <input type="hidden" name="postId" value={post.id} />
          <SelectField name="reason" label={t("flag.reason")} defaultValue="privacy">
            {FLAG_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {t(`reasons.${reason}`)}
              </option>
            ))}
          </SelectField>
          <TextAreaField name="text" label={t("flag.text")} hint={t("flag.textHint")} maxLength={500} rows={4} />
          <SubmitButton>{t("flag.submit")}</SubmitButton>
        </ActionForm>
      )}
      <p>
        <Link className="link" href={back}>
          {t("flag.back")}
        </Link>
      </p>
    </article>
  );
});
