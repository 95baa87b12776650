import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField, TextAreaField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { AppealCase } from "#components/moderation/appeal-case.tsx";
import { AssignBox } from "#components/moderation/assign-box.tsx";
import { CaseHead } from "#components/moderation/case-head.tsx";
import { DeedBox } from "#components/moderation/deed-form.tsx";
import { QueueList } from "#components/moderation/queue-list.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { decideAppealAction, noteAppealAction } from "#domains/moderation/actions.ts";
import { listNotesOn } from "#domains/moderation/decisions/queries.ts";
import { canDecideAppeal, mayHandle } from "#domains/moderation/policy.ts";
import { listHandlers } from "#domains/moderation/queue/hands/queries.ts";
import { filterOf, queryOf } from "#domains/moderation/queue/input.ts";
import { findItemAbout } from "#domains/moderation/queue/items.ts";
import { listQueue } from "#domains/moderation/queue/queries.ts";
import { findAppeal, isUuid } from "#domains/moderation/subjects.ts";
import { words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { titleIn } from "#lib/thread-title.ts";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ pass: string; appeal: string }>; searchParams: Promise<Query> };

async function load(params: Props["params"]) {
  const { appeal: id } = await params;
  const person = await staffOf(params, `/desk/moderation/appeals/${id}`, mayHandle);
  const found = isUuid(id) ? await findAppeal(person.actor, id) : null;
  if (!found || !canDecideAppeal(person.actor, found)) notFound();
  return { ...person, found };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await load(params);
  return { title: words(lang, "moderation")("appeal.title") };
});

/** Another pair of eyes on a decision: uphold or decline, with an answer to the author. */
export default orMissing(async function AppealPage({ params, searchParams }: Props) {
  const { actor, lang, found } = await load(params);
  const appealId = found.appeal.id;
  const filter = filterOf(await searchParams);
  const item = await findItemAbout(actor, appealId);
  const [items, notes, handlers] = await Promise.all([
    listQueue(actor, filter),
    listNotesOn(actor, appealId),
    item ? listHandlers(actor, item) : [],
  ]);
  const t = words(lang, "moderation");
  const query = queryOf(filter);
  const back = `/desk/moderation/appeals/${appealId}${query}`;
  return (
    <div className="split both">
      <section className="qlist beside" aria-label={words(lang, "queue")("title")}>
        <QueueList lang={lang} items={items} current={appealId} now={Date.now()} query={query} />
      </section>
      <aside className="panel" aria-labelledby="case-title">
        <CaseHead lang={lang} title={t("appeal.title")} items={items} current={appealId} query={query}>
          <p className="meta">
            <span>{t("appeal.person", { name: nameIn(lang, item?.authorName ?? "") })}</span>
            {found.threadTitle !== null && <span>{titleIn(lang, found.threadTitle)}</span>}
          </p>
        </CaseHead>
        <div className="pbody">
          <AppealCase lang={lang} found={found} notes={notes} />
          {item && <AssignBox lang={lang} item={item} readerId={actor.id} handlers={handlers} back={back} />}
          <ActionForm action={decideAppealAction} className="deed">
            <input type="hidden" name="appealId" value={appealId} />
            <SelectField name="decision" label={t("appeal.decision")}>
              <option value="uphold">{t("appeal.uphold")}</option>
              <option value="decline">{t("appeal.decline")}</option>
            </SelectField>
            <TextAreaField name="reason" label={t("appeal.reason")} required maxLength={300} rows={3} />
            <SubmitButton className="btn s">{t("appeal.submit")}</SubmitButton>
          </ActionForm>
          <DeedBox
            lang={lang}
            action={noteAppealAction}
            hidden={{ appealId, back }}
            label={words(lang, "moderation")("acts.note")}
          />
        </div>
      </aside>
    </div>
  );
});
