import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { LabelFields } from "#components/forum/label-fields.tsx";
import { labelFieldWords } from "#components/forum/label-words.ts";
import { ThreadsForm } from "#components/moderation/threads-form.tsx";
import { THREAD_DEEDS } from "#db/enums/thread-deeds.ts";
import { personOf } from "#domains/edge/audience.ts";
import { LABELS_PER_THREAD } from "#domains/forum/labels/limits.ts";
import { listLabels } from "#domains/forum/labels/queries.ts";
import { listBoardsOfArea } from "#domains/moderation/areas/queries.ts";
import { listReasonsFor } from "#domains/moderation/reasons/queries.ts";
import { findTargetBoard } from "#domains/moderation/subjects.ts";
import { THREADS_AT_ONCE } from "#domains/moderation/threads/input.ts";
import { listThreadRows } from "#domains/moderation/threads/queries.ts";
import { words } from "#lib/i18n.ts";
import { type BoardParams, loadWorked } from "../load.ts";

type Query = { deed?: string | string[]; thread?: string | string[] };
type Props = { params: BoardParams; searchParams: Promise<Query> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/moderate");
  return { title: words(lang, "moving")("threads.title") };
});

/** What would happen to each of the chosen threads, before it does, and what is still to be said for all of them. */
export default orMissing(async function WorkThreadsPage({ params, searchParams }: Props) {
  const { actor, lang, board } = await loadWorked(params, "threads");
  const { deed: asked, thread = [] } = await searchParams;
  const deed = THREAD_DEEDS.find((name) => name === asked) ?? "lock";
  const threadIds = [thread].flat().slice(0, THREADS_AT_ONCE);
  const target = await findTargetBoard(actor, board.id);
  // Which labels is said in the form: what bears them already is left out when it comes to that.
  const rows = target
    ? await listThreadRows(actor, { board: target, deed: deed === "label" ? "move" : deed, threadIds, labels: [] })
    : [];
  const [boards, groups, reasons] = await Promise.all([
    deed === "move" ? listBoardsOfArea(actor, board) : [],
    deed === "label" ? listLabels(actor, board.unitId, board.id) : [],
    listReasonsFor(actor, board.unitPath),
  ]);
  const t = words(lang, "moving");
  return (
    <article className="formpage">
      <p className="crumb">
        <Link href={`/moderate/boards/${board.slug}`}>{t("threads.title")}</Link>
      </p>
      <h1>{t(`threads.deeds.${deed}`)}</h1>
      <ThreadsForm
        {...{ lang, deed, rows, boards, reasons }}
        boardId={board.id}
        labelFields={
          groups.length > 0 && (
            <LabelFields groups={groups} chosen={[]} words={labelFieldWords(lang, LABELS_PER_THREAD)} />
          )
        }
      />
    </article>
  );
});
