import "#components/bulletins/desk.css";
import "#components/bulletins/reading.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { TopicFields } from "#components/bulletins/topic-fields.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import {
  addTopicItemAction,
  publishTopicAction,
  removeTopicItemAction,
  updateTopicAction,
} from "#domains/bulletins/actions.ts";
import { TOPIC_LIMITS } from "#domains/bulletins/topics/input.ts";
import { listTopicItems } from "#domains/bulletins/topics/items/queries.ts";
import { canManageTopics } from "#domains/bulletins/topics/policy.ts";
import { findTopicToManage } from "#domains/bulletins/topics/queries.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; topic: string }> };

async function load(params: Props["params"]) {
  const { topic: id } = await params;
  const person = await staffOf(params, `/desk/topics/${id}`, canManageTopics);
  const topic = await findTopicToManage(person.actor, id);
  if (!topic) notFound();
  return { ...person, topic };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).topic.title };
});

/** One topic: what it gathers, what it is called, and whether its readers see it. */
export default orMissing(async function TopicPage({ params }: Props) {
  const { actor, lang, topic } = await load(params);
  const t = words(lang, "topics");
  const items = await listTopicItems(actor, topic.id);
  const isPublished = topic.publishedAt !== null;
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/topics" prefetch={false}>
              {t("title")}
            </Link>
          </p>
          <h1>{(lang === "en" && topic.enTitle) || topic.title}</h1>
          <p className="hint">
            {isPublished ? (
              <Link className="link" href={`/topics/${topic.slug}`} prefetch={false}>
                {t("desk.view")}
              </Link>
            ) : (
              t("desk.hidden")
            )}
          </p>
        </div>
        <ActionForm action={publishTopicAction}>
          <input type="hidden" name="topicId" value={topic.id} />
          <input type="hidden" name="isPublished" value={String(!isPublished)} />
          <SubmitButton className={isPublished ? "btn g s" : "btn s"}>
            {t(isPublished ? "desk.unpublish" : "desk.publish")}
          </SubmitButton>
        </ActionForm>
      </header>
      <section className="box formbox">
        <h2>{t("desk.items")}</h2>
        {items.length === 0 && <p className="hint">{t("desk.empty")}</p>}
        <ul className="asked">
          {items.map(({ id, kind, title, section }) => (
            <li key={id}>
              <span>
                <b>{title}</b>
                <small>{[t(`kinds.${kind}`), section].filter(Boolean).join(" · ")}</small>
              </span>
              <ActionForm action={removeTopicItemAction}>
                <input type="hidden" name="itemId" value={id} />
                <SubmitButton className="btn t s">
                  {t("desk.remove")}
                  <span className="vh"> {title}</span>
                </SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
        <ActionForm key={items.length} action={addTopicItemAction} className="deed">
          <input type="hidden" name="topicId" value={topic.id} />
          <TextField
            name="address"
            label={t("desk.address")}
            hint={t("desk.addressHint")}
            maxLength={TOPIC_LIMITS.address}
            required
          />
          <TextField
            name="section"
            label={t("desk.section")}
            hint={t("desk.sectionHint")}
            maxLength={TOPIC_LIMITS.section}
          />
          <SubmitButton className="btn g s">{t("desk.add")}</SubmitButton>
        </ActionForm>
      </section>
      <ActionForm action={updateTopicAction} className="deed mt-4">
        <input type="hidden" name="topicId" value={topic.id} />
        <TopicFields lang={lang} topic={topic} limits={TOPIC_LIMITS} />
        <SubmitButton>{t("desk.save")}</SubmitButton>
      </ActionForm>
    </>
  );
});
