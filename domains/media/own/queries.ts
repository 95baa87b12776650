import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { media, mediaUses } from "#db/schema/media.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { canWithdraw } from "./policy.ts";

export const UPLOADS_PER_PAGE = 30;

export type Upload = Awaited<ReturnType<typeof listUploads>>["files"][number];

/** What the actor has put here and not withdrawn, the newest first, each with what carries it, wherever that is. */
export async function listUploads(actor: Actor, before: string | null = null, on: Reader = db) {
  const rows = await selectUploads(actor, before ? lt(media.id, before) : undefined, on);
  const page = rows.slice(0, UPLOADS_PER_PAGE);
  const uses = await selectUses(
    page.map(({ id }) => id),
    on,
  );
  const files = page.map((file) => {
    const carriers = uses.filter(({ mediaId }) => mediaId === file.id);
    return { ...file, carriers, mayWithdraw: canWithdraw(actor, { ...file, carriers }) };
  });
  return { files, next: rows.length > page.length ? page.at(-1)!.id : null };
}

/** One of them; null for what is another's, was withdrawn or never was. */
export async function findUpload(actor: Actor, id: string, on: Reader = db) {
  const [file] = await selectUploads(actor, eq(media.id, id), on);
  return file ? { ...file, carriers: await selectUses([id], on) } : null;
}

/** How many these are, and how large together, in bytes. */
export async function countUploads(actor: Actor, on: Reader = db) {
  const [row] = await on
    .select({ files: sql<number>`count(*)::int`, bytes: sql<number>`coalesce(sum(${media.bytes}), 0)::float8` })
    .from(media)
    .where(isOwn(actor));
  return row!;
}

const isOwn = (actor: Actor) => and(eq(media.ownerId, memberId(actor)), isNull(media.withdrawnAt));

const selectUploads = (actor: Actor, more: SQL | undefined, on: Reader) =>
  on
    .select({
      ...{ id: media.id, ownerId: media.ownerId, kind: media.kind, format: media.format },
      ...{ fileName: media.fileName, bytes: media.bytes, createdAt: media.createdAt },
    })
    .from(media)
    .where(and(isOwn(actor), more))
    .orderBy(desc(media.id))
    .limit(UPLOADS_PER_PAGE + 1);

const selectUses = (ids: string[], on: Reader) =>
  on
    .select({ mediaId: mediaUses.mediaId, carrier: mediaUses.carrier, id: mediaUses.carrierId })
    .from(mediaUses)
    .where(inArray(mediaUses.mediaId, ids));
