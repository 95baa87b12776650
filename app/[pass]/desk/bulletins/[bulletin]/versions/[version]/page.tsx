import "#components/bulletins/desk.css";
import "#components/bulletins/review.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { Compared } from "#components/bulletins/compared.tsx";
import { OtherVersion } from "#components/bulletins/other-version.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { restoreVersionAction } from "#domains/bulletins/actions.ts";
import { findDraft } from "#domains/bulletins/drafts/queries.ts";
import { canUseBulletinDesk, draftAbilities } from "#domains/bulletins/policy.ts";
import { differencesOf, isChanged } from "#domains/bulletins/versions/differences.ts";
import { findVersion, listVersions } from "#domains/bulletins/versions/queries.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { mediaSources } from "#domains/media/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string; bulletin: string; version: string }>;
  searchParams: Promise<{ with?: string | string[] }>;
};
const NUMBER = /^[1-9]\d{0,8}$/;

async function load(params: Props["params"]) {
  const { bulletin: id, version } = await params;
  const person = await staffOf(params, `/desk/bulletins/${id}/versions/${version}`, canUseBulletinDesk);
  const draft = await findDraft(person.actor, id);
  const kept = draft && NUMBER.test(version) ? await findVersion(person.actor, draft.id, Number(version)) : null;
  if (!draft || !kept) notFound();
  return { ...person, draft, kept };
}

/** The other side: another kept version, or the text as it stands. */
async function loadOther({ searchParams }: Props, { actor, draft, kept }: Awaited<ReturnType<typeof load>>) {
  const wanted = String((await searchParams).with ?? "");
  if (!NUMBER.test(wanted) || Number(wanted) === kept.version) return null;
  return findVersion(actor, draft.id, Number(wanted));
}

export const generateMetadata = titleOrMissing(async function generateMetadata(props: Props): Promise<Metadata> {
  const loaded = await load(props.params);
  return { title: headingOf(loaded.lang, loaded.kept, await loadOther(props, loaded)) };
});

/** One kept version beside another or the text as it stands, in all that they say, and the way back to it. */
export default orMissing(async function VersionPage(props: Props) {
  const loaded = await load(props.params);
  const { actor, lang, draft, kept } = loaded;
  const [other, versions] = await Promise.all([loadOther(props, loaded), listVersions(actor, draft.id)]);
  const [before, after] = other && other.version < kept.version ? [other, kept] : [kept, other ?? draft];
  const changes = differencesOf(before, after);
  const ids = [...changes.shown.map(({ mediaId }) => mediaId), before.coverId, after.coverId];
  const pictures = await mediaSources(ids.filter((id) => id !== null));
  const isLocked = draft.reviewState === "in_review" && !draft.isReviewedAfterwards;
  const mayRestore = draftAbilities(actor, draft).edit && !isLocked && isChanged(kept, draft);
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href={`/desk/bulletins/${draft.id}`} prefetch={false}>
              {draft.title}
            </Link>
          </p>
          <h1>{headingOf(lang, kept, other)}</h1>
        </div>
      </header>
      <OtherVersion lang={lang} kept={kept.version} other={other?.version ?? null} versions={versions} />
      <Compared lang={lang} before={before} after={after} changes={changes} pictures={pictures} />
      {mayRestore && (
        <ActionForm action={restoreVersionAction} className="deed">
          <input type="hidden" name="bulletinId" value={draft.id} />
          <input type="hidden" name="version" value={draft.version} />
          <input type="hidden" name="restored" value={kept.version} />
          <p className="hint">{words(lang, "versions")("restoreHint")}</p>
          <SubmitButton className="btn g">{words(lang, "versions")("restore", { version: kept.version })}</SubmitButton>
        </ActionForm>
      )}
    </>
  );
});

function headingOf(lang: Lang, kept: { version: number }, other: { version: number } | null): string {
  const t = words(lang, "versions");
  if (!other) return t("heading", { version: kept.version });
  const [from, to] = [kept.version, other.version].sort((a, b) => a - b);
  return t("headingTwo", { from: from!, to: to! });
}
