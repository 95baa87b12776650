import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { BoardExport } from "#components/forum/board-export.tsx";
import { BoardFields } from "#components/forum/board-fields.tsx";
import { LabelRules } from "#components/forum/label-rules.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { archiveBoardAction, updateBoardAction } from "#domains/forum/actions.ts";
import { findBoardById } from "#domains/forum/boards/queries.ts";
import { listPeriods } from "#domains/forum/export/board-posts.ts";
import { listBoardRules } from "#domains/forum/labels/queries.ts";
import { canManageBoards, isModerator, managesBoards } from "#domains/forum/policy.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; board: string }> };

async function load(params: Props["params"]) {
  const { board: id } = await params;
  const person = await staffOf(params, `/desk/boards/${id}`, managesBoards);
  const board = await findBoardById(person.actor, id);
  if (!board || !canManageBoards(person.actor, board.unitPath)) notFound();
  return { ...person, board };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).board.name };
});

/** Changes a board, archives it or opens it again. */
export default orMissing(async function BoardPage({ params }: Props) {
  const { actor, lang, board } = await load(params);
  const groups = await listBoardRules(actor, board);
  const t = words(lang, "forum");
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{board.name}</h1>
          <p className="badges mt-1">
            <AudienceBadge lang={lang} of={board} />
          </p>
        </div>
      </header>
      <ActionForm action={updateBoardAction} className="box deed max-w-180 p-5">
        <input type="hidden" name="boardId" value={board.id} />
        <BoardFields lang={lang} board={board} />
        <SubmitButton>{t("desk.save")}</SubmitButton>
      </ActionForm>
      <LabelRules lang={lang} boardId={board.id} groups={groups} />
      <ActionForm action={archiveBoardAction} className="box deed max-w-180 mt-4 p-5">
        <input type="hidden" name="boardId" value={board.id} />
        <input type="hidden" name="archived" value={board.archivedAt ? "0" : "1"} />
        {!board.archivedAt && <p className="hint">{t("desk.archiveHint")}</p>}
        <SubmitButton className="btn g">{t(board.archivedAt ? "desk.reopen" : "desk.archive")}</SubmitButton>
      </ActionForm>
      {isModerator(actor, board.unitPath) && (
        <p className="mt-4 px-4 sm:px-0">
          <Link className="btn g s" href={`/moderate/boards/${board.slug}`} prefetch={false}>
            {words(lang, "moving")("threads.title")}
          </Link>
        </p>
      )}
      {isModerator(actor, board.unitPath) && (
        <BoardExport lang={lang} boardId={board.id} periods={await listPeriods(actor, board.id)} />
      )}
      <p className="mt-4 px-4 sm:px-0">
        <Link className="link" href="/desk/boards" prefetch={false}>
          {t("desk.back")}
        </Link>
      </p>
    </>
  );
});
