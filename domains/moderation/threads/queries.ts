import { inArray } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { ThreadDeed } from "#db/enums/thread-deeds.ts";
import { threadLabels } from "#db/schema/labels.ts";
import { problemOf } from "#domains/forum/labels/choose.ts";
import { listLabels } from "#domains/forum/labels/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { type BoardSubject, findModeratedThreads, isUuid, type ThreadSubject } from "../subjects.ts";
import { type ThreadRefusal, threadRefusalOf } from "./refusal.ts";

export type ThreadRow = {
  id: string;
  subject: ThreadSubject | undefined;
  /** What it is labelled with. */
  labels: string[];
  refusal: ThreadRefusal | null;
};

type Asked = { board: BoardSubject; deed: ThreadDeed; threadIds: string[]; labels: string[] };

/** What a deed would do to each of these threads of a board, and which of them refuse it and why. */
export async function listThreadRows(
  actor: Actor,
  { board, deed, threadIds, labels }: Asked,
  on: Reader = db,
): Promise<ThreadRow[]> {
  const ids = threadIds.filter(isUuid);
  const subjects = await findModeratedThreads(actor, ids, on);
  const borne = deed === "label" ? await listBorne(on, [...subjects.keys()]) : new Map<string, string[]>();
  const groups = deed === "label" ? await listLabels(actor, board.unitId, board.id, on) : [];
  return [...new Set(ids)].map((id) => {
    const own = borne.get(id) ?? [];
    const has = labels.every((label) => own.includes(label));
    const fits = problemOf(groups, [...new Set([...own, ...labels])]) === null;
    const subject = subjects.get(id);
    return { id, subject, labels: own, refusal: threadRefusalOf(actor, board.id, deed, { subject, has, fits }) };
  });
}

async function listBorne(on: Reader, threadIds: string[]): Promise<Map<string, string[]>> {
  if (threadIds.length === 0) return new Map();
  const rows = await on.select().from(threadLabels).where(inArray(threadLabels.threadId, threadIds));
  const byThread = Map.groupBy(rows, ({ threadId }) => threadId);
  return new Map([...byThread].map(([id, own]) => [id, own.map(({ labelId }) => labelId)]));
}
