import { inArray, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { boards } from "#db/schema/forum.ts";
import { asJson, listKnown, remember } from "./known.ts";
import type { Placed, Refused, ThreadRecord } from "./records.ts";

/** Subjects of the other forum, on boards that exist here. Nobody sees one before its first post is there. */
export async function importThreads(tx: Tx, source: string, rows: Placed<ThreadRecord>[]): Promise<Refused[]> {
  const people = await listKnown(
    tx,
    source,
    "person",
    rows.map(({ record }) => record.author),
  );
  const slugs = [...new Set(rows.map(({ record }) => record.board))];
  const found = await tx.select().from(boards).where(inArray(boards.slug, slugs));
  const boardOf = new Map(found.map((board) => [board.slug, board]));
  const refused: Refused[] = [];
  const accepted = rows.flatMap(({ where, record }) => {
    const board = boardOf.get(record.board);
    const authorId = people.get(record.author);
    if (board && authorId)
      return [
        { key: record.id, boardId: board.id, unitId: board.unitId, authorId, title: record.title, at: record.at },
      ];
    refused.push({ where, why: board ? "unknownAuthor" : "unknownBoard" });
    return [];
  });
  const made = await tx.execute<{ key: string; id: string }>(sql`
    with given as (
      select uuidv7() as id, x.* from jsonb_to_recordset(${asJson(accepted)}) as x (key text, "boardId" uuid,
        "unitId" uuid, "authorId" uuid, title text, at timestamptz)
    ), made as (
      insert into threads (id, board_id, unit_id, author_id, title, created_at, last_post_at)
      select id, "boardId", "unitId", "authorId", title, at, at from given
    )
    select key, id from given`);
  await remember(tx, source, "thread", [...made]);
  return refused;
}
