import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { Composer } from "#components/composer/composer.tsx";
import { composerWords } from "#components/composer/words.ts";
import { TextField } from "#components/form/form-field.tsx";
import { AnonymousField } from "#components/forum/anonymous-field.tsx";
import { anonymousWords } from "#components/forum/anonymous-words.ts";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { LabelFields } from "#components/forum/label-fields.tsx";
import { labelFieldWords } from "#components/forum/label-words.ts";
import { WriteFrame } from "#components/forum/write-frame.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { openThreadAction, saveDraftAction } from "#domains/forum/actions.ts";
import { countAudience, findSilence } from "#domains/forum/audience/queries.ts";
import { findBoard } from "#domains/forum/boards/queries.ts";
import { findDraft } from "#domains/forum/drafts/queries.ts";
import { LABELS_PER_THREAD } from "#domains/forum/labels/limits.ts";
import { listLabels } from "#domains/forum/labels/queries.ts";
import { TITLE_MAX_CHARS, TITLE_MIN_CHARS } from "#domains/forum/limits.ts";
import { canOpenThread, mustWait } from "#domains/forum/policy.ts";
import { dayOf } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; board: string }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/write");
  return { title: words(lang, "forum")("write.newTitle") };
});

/** Opens a subject on a board. */
export default orMissing(async function NewThreadPage({ params }: Props) {
  const { board: slug } = await params;
  const { actor, lang } = await personOf(params, `/write/thread/${slug}`);
  const board = await findBoard(actor, slug);
  if (!board || !canOpenThread(actor, board)) notFound();
  const t = words(lang, "forum");
  const [draft, silence, audience, groups] = await Promise.all([
    findDraft(actor, "thread", board.id),
    findSilence(actor, board.unitPath),
    countAudience(actor, board.unitPath),
    listLabels(actor, board.unitId, board.id),
  ]);
  return (
    <WriteFrame
      title={t("write.newTitle")}
      badges={
        <>
          <AudienceBadge lang={lang} of={board} count={audience} />
          <span className="badge">{board.name}</span>
        </>
      }
      back={{ href: `${areaPath(board.unitSlug)}/forum/boards/${board.slug}`, text: t("write.backToBoard") }}
    >
      {mustWait(actor, board) && <p className="note">{t("board.approvalNote")}</p>}
      {silence ? (
        <p className="note">{t("compose.muted", { until: dayOf(silence) })}</p>
      ) : (
        <Composer
          action={openThreadAction}
          saveDraft={saveDraftAction}
          words={composerWords(lang)}
          label={t("write.textField")}
          submitLabel={t("write.publish")}
          placeholder={t("write.textPlaceholder")}
          rows={10}
          initialText={board.template}
          hidden={{ boardId: board.id }}
          owner={actor.id}
          draftOf={{ kind: "thread", targetId: board.id }}
          serverDraft={draft && { ...draft, updatedAt: draft.updatedAt.toISOString() }}
          uploadUrl="/api/media"
          mentionUrl={`/api/forum/mentions?board=${board.id}`}
          audience={<AudienceBadge lang={lang} of={board} />}
        >
          <TextField
            name="title"
            label={t("write.titleField")}
            hint={t("write.titleHint")}
            required
            minLength={TITLE_MIN_CHARS}
            maxLength={TITLE_MAX_CHARS}
            autoComplete="off"
          />
          <LabelFields groups={groups} words={labelFieldWords(lang, LABELS_PER_THREAD)} />
          <AnonymousField words={anonymousWords(lang)} isAllowed={board.allowsAnonymous} />
        </Composer>
      )}
    </WriteFrame>
  );
});
