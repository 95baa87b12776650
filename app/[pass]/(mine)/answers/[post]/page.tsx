import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { acceptAnswerAction } from "#domains/forum/actions.ts";
import { canAcceptAnswer } from "#domains/forum/answers/policy.ts";
import { findAnswer } from "#domains/forum/answers/queries.ts";
import { findPost } from "#domains/forum/posts/queries.ts";
import { postPath } from "#domains/forum/posts/windows.ts";
import { words } from "#lib/i18n.ts";
import { excerpt } from "#lib/text/excerpt.ts";

type Props = { params: Promise<{ pass: string; post: string }> };
const EXCERPT_CHARS = 200;

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/answers");
  return { title: words(lang, "answers")("title") };
});

/** 采纳: says that a post answered what its thread asked, or takes that back. */
export default orMissing(async function AnswerPage({ params }: Props) {
  const { post: id } = await params;
  const { actor, lang } = await personOf(params, `/answers/${id}`);
  const post = await findPost(actor, id);
  if (!post || !canAcceptAnswer(actor, post.thread, post)) notFound();
  const { thread, number } = post;
  const t = words(lang, "answers");
  const accepted = await findAnswer(actor, thread.id);
  const isThis = accepted === number;
  return (
    <article className="formpage">
      <h1>{t(isThis ? "takeBack" : "title")}</h1>
      <blockquote className="quote" aria-label={t("quote")}>
        {excerpt(post.body, EXCERPT_CHARS)}
      </blockquote>
      <p className="hint">
        {isThis ? t("isThis") : accepted === null ? t("lede") : t("instead", { number: accepted })}
      </p>
      <ActionForm action={acceptAnswerAction} className="deed">
        <input type="hidden" name="postId" value={post.id} />
        <input type="hidden" name="accepted" value={isThis ? "0" : "1"} />
        <SubmitButton>{t(isThis ? "takeBack" : "accept")}</SubmitButton>
      </ActionForm>
      <p>
        <Link className="link" href={postPath(areaPath(thread.unitSlug), thread.id, number)}>
          {t("back")}
        </Link>
      </p>
    </article>
  );
});
