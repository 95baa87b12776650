import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextAreaField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { RevealTold } from "#components/moderation/reveal-told.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { appealAction } from "#domains/moderation/actions.ts";
import { findDecision } from "#domains/moderation/decisions/queries.ts";
import { canAppeal } from "#domains/moderation/policy.ts";
import { isUuid } from "#domains/moderation/subjects.ts";
import { formatDateTime } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";
import { plainText } from "#lib/text/excerpt.ts";
import { titleIn } from "#lib/thread-title.ts";

type Props = { params: Promise<{ pass: string; action: string }> };

async function load(params: Props["params"]) {
  const { action: id } = await params;
  const person = await personOf(params, `/decisions/${id}`);
  const found = isUuid(id) ? await findDecision(person.actor, id) : null;
  if (!found) notFound();
  return { ...person, found };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await load(params);
  return { title: words(lang, "moderation")("decision.title") };
});

/** What was decided about oneself, why, and the way to a second look. */
export default orMissing(async function DecisionPage({ params }: Props) {
  const { actor, lang, found } = await load(params);
  const { action, answer } = found;
  const t = words(lang, "moderation");
  const mayAppeal = canAppeal(actor, { action, unitPath: null, appealed: found.appealText !== null });
  return (
    <article className="formpage">
      <h1>{t("decision.title")}</h1>
      <p className="lede">
        {t("decision.about", {
          kind: t(`kinds.${action.kind}`),
          thread:
            (found.threadTitle === null ? null : titleIn(lang, found.threadTitle)) ??
            found.unitName ??
            t("mutes.everywhere"),
        })}
      </p>
      <p className="meta">
        <span>{t("decision.by", { name: found.actorName, date: formatDateTime(action.at, lang) })}</span>
        {action.until && <span>{t("decision.until", { date: formatDateTime(action.until, lang) })}</span>}
      </p>
      {found.reveal ? (
        <RevealTold lang={lang} {...found.reveal} />
      ) : (
        action.reason && <p className="note">{action.reason}</p>
      )}
      {found.body && plainText(found.body) !== "" && (
        <section>
          <h2>{t("decision.yourPost")}</h2>
          <blockquote className="quote">{plainText(found.body)}</blockquote>
        </section>
      )}
      {found.historyOf && (
        <p>
          <Link className="btn g s" href={`/history/${found.historyOf}`} prefetch={false}>
            {t("decision.versions")}
          </Link>
        </p>
      )}
      {found.appealText && (
        <p className="note">
          {answer
            ? `${t(answer.kind === "uphold-appeal" ? "decision.upheld" : "decision.declined")}${answer.reason}`
            : t("decision.appealed")}
        </p>
      )}
      {mayAppeal && (
        <ActionForm action={appealAction} className="deed">
          <h2>{t("decision.appealTitle")}</h2>
          <p className="hint">{t("decision.appealHint")}</p>
          <input type="hidden" name="actionId" value={action.id} />
          <TextAreaField
            name="text"
            label={t("decision.appealText")}
            required
            minLength={5}
            maxLength={1000}
            rows={5}
          />
          <SubmitButton>{t("decision.appealSubmit")}</SubmitButton>
        </ActionForm>
      )}
    </article>
  );
});
