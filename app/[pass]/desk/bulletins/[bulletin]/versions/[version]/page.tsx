import "#components/bulletins/desk.css";
import "#components/bulletins/review.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { WordDiff } from "#components/rich-text/word-diff.tsx";
import { restoreVersionAction } from "#domains/bulletins/actions.ts";
import { findDraft } from "#domains/bulletins/drafts/queries.ts";
import { canUseBulletinDesk, draftAbilities } from "#domains/bulletins/policy.ts";
import { findVersion } from "#domains/bulletins/versions/queries.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";
import { plainText } from "#lib/text/excerpt.ts";
import { cutWords } from "#lib/text/jieba.ts";
import type { Body } from "#lib/text/nodes.ts";
import { countChanges, wordDiff } from "#lib/text/word-diff.ts";

type Props = { params: Promise<{ pass: string; bulletin: string; version: string }> };
const NUMBER = /^[1-9]\d{0,8}$/;

async function load(params: Props["params"]) {
  const { bulletin: id, version } = await params;
  const person = await staffOf(params, `/desk/bulletins/${id}/versions/${version}`, canUseBulletinDesk);
  const draft = await findDraft(person.actor, id);
  const kept = draft && NUMBER.test(version) ? await findVersion(person.actor, draft.id, Number(version)) : null;
  if (!draft || !kept) notFound();
  return { ...person, draft, kept };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, kept } = await load(params);
  return { title: words(lang, "bulletins")("desk.versions.heading", { version: kept.version }) };
});

/** One kept version beside the text as it stands, word by word, and the way back to it. */
export default orMissing(async function VersionPage({ params }: Props) {
  const { actor, lang, draft, kept } = await load(params);
  const t = words(lang, "bulletins");
  const parts = wordDiff(textOf(kept), textOf(draft), cutWords);
  const changes = countChanges(parts);
  const mayRestore = draftAbilities(actor, draft).edit && draft.reviewState !== "in_review" && changes > 0;
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href={`/desk/bulletins/${draft.id}`} prefetch={false}>
              {draft.title}
            </Link>
          </p>
          <h1>{t("desk.versions.heading", { version: kept.version })}</h1>
          <p className="hint">
            {changes === 0 ? t("desk.versions.same") : t("desk.versions.changes", { count: changes })}
          </p>
        </div>
      </header>
      <div className="box paper compared">
        {changes > 0 && (
          <p className="meta worddiff">
            <del>{t("desk.versions.removed")}</del> <ins>{t("desk.versions.added")}</ins>
          </p>
        )}
        <WordDiff parts={parts} />
      </div>
      {mayRestore && (
        <ActionForm action={restoreVersionAction} className="deed">
          <input type="hidden" name="bulletinId" value={draft.id} />
          <input type="hidden" name="version" value={draft.version} />
          <input type="hidden" name="restored" value={kept.version} />
          <p className="hint">{t("desk.versions.restoreHint")}</p>
          <SubmitButton className="btn g">{t("desk.versions.restore", { version: kept.version })}</SubmitButton>
        </ActionForm>
      )}
    </>
  );
});

const textOf = ({ title, summary, body }: { title: string; summary: string; body: Body }) =>
  [title, summary, plainText(body)].filter((line) => line !== "").join("\n");
