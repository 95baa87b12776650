import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { TopicFields } from "#components/bulletins/topic-fields.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { createTopicAction } from "#domains/bulletins/actions.ts";
import { TOPIC_LIMITS } from "#domains/bulletins/topics/input.ts";
import { canManageTopics } from "#domains/bulletins/topics/policy.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/topics/new";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canManageTopics);
  return { title: words(lang, "topics")("desk.new") };
});

/** Begins a topic. */
export default orMissing(async function NewTopicPage({ params }: Props) {
  const { lang } = await staffOf(params, PATH, canManageTopics);
  const t = words(lang, "topics");
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/topics" prefetch={false}>
              {t("title")}
            </Link>
          </p>
          <h1>{t("desk.new")}</h1>
        </div>
      </header>
      <ActionForm action={createTopicAction} className="deed">
        <TopicFields lang={lang} limits={TOPIC_LIMITS} />
        <SubmitButton>{t("desk.create")}</SubmitButton>
      </ActionForm>
    </>
  );
});
