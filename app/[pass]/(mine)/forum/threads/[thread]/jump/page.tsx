import "#components/forum/reading.css";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { Crumbs } from "#components/forum/crumbs.tsx";
import { JumpForms } from "#components/forum/jump-forms.tsx";
import { UnreadForm } from "#components/forum/unread-form.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { sentences } from "#domains/edge/form-action.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { retryAfter } from "#domains/edge/retry-after.ts";
import { findMerged, findMoved } from "#domains/forum/places/queries.ts";
import { postPath, threadPath } from "#domains/forum/posts/windows.ts";
import { Jump } from "#domains/forum/threads/jump/input.ts";
import { findGoal } from "#domains/forum/threads/jump/queries.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import { refusalToRead } from "#domains/kernel/read-limit.ts";
import { answerWith } from "#lib/answer.ts";
import { words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";
import { messages } from "#messages/index.ts";

type Props = { params: Promise<{ pass: string; thread: string }>; searchParams: Promise<Record<string, unknown>> };

/** Leads to a place in a thread, by number, by day, or to what is unread; asked for none it offers these as plain forms. */
export default orMissing(async function JumpPage({ params, searchParams }: Props) {
  const { thread: id } = await params;
  const path = `/forum/threads/${id}/jump`;
  const { actor, lang } = await personOf(params, path);
  const thread = await findThread(actor, id);
  const jump = Jump.safeParse(await searchParams);
  const asked = jump.data && "number" in jump.data ? jump.data.number : null;
  const elsewhere = thread ? asked && (await findMoved(actor, id, asked)) : await findMerged(actor, id, asked ?? 1);
  if (elsewhere) redirect(postPath(areaPath(elsewhere.unitSlug), elsewhere.threadId, elsewhere.number));
  if (!thread) notFound();
  const base = areaPath(thread.unitSlug);
  const refusal = jump.success ? await refusalToRead(actor) : null;
  if (jump.success && !refusal) redirect(postPath(base, id, await findGoal(actor, thread, jump.data)));
  if (refusal) answerWith(429, retryAfter(refusal));
  const t = words(lang, "finding");
  const last = Math.max(thread.lastShownNumber, 1);
  return (
    <section className="formpage">
      <Crumbs label={t("crumbs")} steps={[{ href: threadPath(base, id), text: titleIn(lang, thread.title) }]} />
      <h1>{t("jump.title")}</h1>
      {refusal && (
        <p className="note bad" role="alert">
          {sentences(lang, refusal).message}
        </p>
      )}
      <JumpForms words={messages[lang].finding.jump} action={path} last={last} />
      <h2>{t("unread.formTitle")}</h2>
      <div className="jumps">
        <UnreadForm threadId={id} last={last} words={messages[lang].finding.unread} />
      </div>
    </section>
  );
});

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { thread } = await params;
  const { lang } = await personOf(params, `/forum/threads/${thread}/jump`);
  return { title: words(lang, "finding")("jump.title") };
});
