import { sql } from "drizzle-orm";
import { type Db, db, type Tx } from "#db/client.ts";
import { listKnown } from "./known.ts";
import { importPeople } from "./people.ts";
import { importPosts } from "./posts.ts";
import type { RawRow } from "./read-files.ts";
import { ForumRecord, type Placed, type Refused } from "./records.ts";
import { importThreads } from "./threads.ts";

/** Rows of one kind that become one transaction: enough that the disk is asked seldom, few enough to lose little. */
const BATCH = 500;

export type Counts = Record<ForumRecord["kind"], { added: number; known: number }>;
export type Report = { counts: Counts; refused: Refused[] };
type Options = { source: string; on?: Db; signal?: AbortSignal; onProgress?: (report: Report) => void };

const WRITERS = { person: importPeople, thread: importThreads, post: importPosts } as {
  [Kind in ForumRecord["kind"]]: (tx: Tx, source: string, rows: Placed[]) => Promise<Refused[]>;
};

/**
 * Takes people, threads and posts over from another forum, which the operator calls `source`. A row that came before is
 * known and skipped, so that the same files can be read again: after a break, or when there is more. Each batch is written
 * whole or not at all; a row that cannot be taken is told with its place, and those that hang on it follow it.
 */
export async function importForum(rows: AsyncIterable<RawRow>, options: Options): Promise<Report> {
  const { source, on = db, signal, onProgress } = options;
  const nothing = () => ({ added: 0, known: 0 });
  const report: Report = { counts: { person: nothing(), thread: nothing(), post: nothing() }, refused: [] };
  let batch: Placed[] = [];
  const finishBatch = async () => {
    if (batch.length === 0) return;
    const kind = batch[0]!.record.kind;
    const { added, known, refused } = await on.transaction((tx) => writeBatch(tx, source, kind, batch));
    report.counts[kind].added += added;
    report.counts[kind].known += known;
    report.refused.push(...refused);
    batch = [];
    onProgress?.(report);
  };
  for await (const { where, raw } of rows) {
    signal?.throwIfAborted();
    const parsed = ForumRecord.safeParse(raw);
    if (!parsed.success) {
      report.refused.push({ where, why: whyOf(parsed.error.issues[0]) });
      continue;
    }
    const isOther = batch.length > 0 && batch[0]!.record.kind !== parsed.data.kind;
    if (isOther || batch.length === BATCH) await finishBatch();
    batch.push({ where, record: parsed.data });
  }
  await finishBatch();
  return report;
}

/** Two imports of one source take turns; a key that stands twice in a batch counts once. */
async function writeBatch(tx: Tx, source: string, kind: ForumRecord["kind"], batch: Placed[]) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('forum-import'), hashtext(${source}))`);
  const known = await listKnown(
    tx,
    source,
    kind,
    batch.map(({ record }) => record.id),
  );
  const fresh = new Map(batch.filter(({ record }) => !known.has(record.id)).map((row) => [row.record.id, row]));
  const refused = await WRITERS[kind](tx, source, [...fresh.values()]);
  return { added: fresh.size - refused.length, known: batch.length - fresh.size, refused };
}

function whyOf(issue: { code?: string; path: PropertyKey[]; params?: { key?: string } } | undefined): string {
  const field = issue?.path.join(".");
  const why = issue?.code === "custom" ? (issue.params?.key ?? "malformed") : (issue?.code ?? "malformed");
  return field ? `${field}: ${why}` : why;
}
