import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { LabelGroupFields } from "#components/forum/label-group-fields.tsx";
import { LabelRows } from "#components/forum/label-rows.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { updateLabelGroupAction } from "#domains/forum/actions.ts";
import { LABEL_MAX_CHARS } from "#domains/forum/labels/limits.ts";
import { findLabelGroup } from "#domains/forum/labels/queries.ts";
import { canManageBoards, managesBoards } from "#domains/forum/policy.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; group: string }> };

async function load(params: Props["params"]) {
  const { group: id } = await params;
  const person = await staffOf(params, `/desk/tags/${id}`, managesBoards);
  const group = await findLabelGroup(person.actor, id);
  if (!group || !canManageBoards(person.actor, group.unitPath)) notFound();
  return { ...person, group };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).group.name };
});

/** Changes a group of labels and what is in it. */
export default orMissing(async function LabelGroupPage({ params }: Props) {
  const { lang, group } = await load(params);
  const t = words(lang, "labels");
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{group.name}</h1>
          <p className="badges">
            <AudienceBadge lang={lang} of={group} />
            {group.archivedAt && <span className="badge k">{t("desk.archivedState")}</span>}
          </p>
        </div>
      </header>
      <ActionForm action={updateLabelGroupAction} className="deed">
        <input type="hidden" name="groupId" value={group.id} />
        <LabelGroupFields lang={lang} nameMaxChars={LABEL_MAX_CHARS} group={group} />
        <p className="hint">{t("desk.archivedGroupHint")}</p>
        <SubmitButton>{t("desk.save")}</SubmitButton>
      </ActionForm>
      <section className="deed">
        <h2>{t("desk.labels")}</h2>
        <LabelRows lang={lang} group={group} nameMaxChars={LABEL_MAX_CHARS} />
      </section>
      <p>
        <Link className="link" href="/desk/tags" prefetch={false}>
          {t("desk.back")}
        </Link>
      </p>
    </>
  );
});
