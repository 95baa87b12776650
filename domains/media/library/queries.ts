import { and, desc, eq, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import { db, type Reader, type Tx } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { publications } from "#db/schema/bulletins.ts";
import { type CarrierKind, libraryItems, media, mediaCaptions, mediaUses } from "#db/schema/media.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { readCursor, writeCursor } from "#lib/cursor.ts";
import { UUID } from "#lib/text/urls.ts";
import { canUseLibrary } from "../policy.ts";
import type { LibraryFilter } from "./input.ts";
import { onUsableShelf, visibleItems } from "./visibility.ts";

export const ITEMS_PER_PAGE = 40;

/** What carries the file, the shelf itself not counted: an article once, whether its draft or what is published shows it. */
const carrierId = sql<string>`coalesce(${publications.bulletinId}, ${mediaUses.carrierId})`;
const carrier = sql<CarrierKind>`case when ${publications.id} is null then ${mediaUses.carrier} else 'bulletin' end`;
const uses = sql<number>`(select count(distinct ${carrierId})::int from ${mediaUses}
  left join ${publications} on ${publications.id} = ${mediaUses.carrierId}
  where ${mediaUses.mediaId} = ${media.id} and ${mediaUses.carrier} <> 'library')`;
const isExpired = sql<boolean>`coalesce(${libraryItems.usableUntil} < (now() at time zone 'Asia/Shanghai')::date, false)`;

const itemColumns = {
  id: libraryItems.id,
  mediaId: libraryItems.mediaId,
  unitId: libraryItems.unitId,
  unitName: units.name,
  unitEnName: units.enName,
  unitPath: units.path,
  title: libraryItems.title,
  alt: libraryItems.alt,
  author: libraryItems.author,
  licence: libraryItems.licence,
  rights: libraryItems.rights,
  usableUntil: libraryItems.usableUntil,
  isExpired,
  addedBy: libraryItems.addedBy,
  adderName: members.name,
  createdAt: libraryItems.createdAt,
  uses,
  file: media,
  /** Microseconds, for the cursor. */
  micros: sql<string>`(extract(epoch from ${libraryItems.createdAt}) * 1000000)::bigint::text`,
};
const selectItems = (on: Reader) =>
  on
    .select(itemColumns)
    .from(libraryItems)
    .innerJoin(media, eq(media.id, libraryItems.mediaId))
    .innerJoin(members, eq(members.id, libraryItems.addedBy))
    .leftJoin(units, eq(units.id, libraryItems.unitId));

export type LibraryItem = Awaited<ReturnType<typeof listItems>>["items"][number];

/** What lies on the shelves the viewer sees, the newest first; `next` is the cursor behind which it goes on. */
export async function listItems(viewer: Viewer, filter: LibraryFilter, on: Reader = db) {
  const { kind, use, q } = filter;
  const before = readCursor(filter.before);
  const rows = await selectItems(on)
    .where(
      and(
        visibleItems(viewer),
        kind ? eq(media.kind, kind) : undefined,
        q ? sql`position(lower(${q}) in lower(${libraryItems.title} || ' ' || ${media.fileName})) > 0` : undefined,
        BY_USE[use],
        before
          ? sql`(${libraryItems.createdAt}, ${libraryItems.id}) <
              ('epoch'::timestamptz + ${before.micros}::bigint * interval '1 microsecond', ${before.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(libraryItems.createdAt), desc(libraryItems.id))
    .limit(ITEMS_PER_PAGE + 1);
  const items = rows.slice(0, ITEMS_PER_PAGE);
  const last = rows.length > items.length ? items.at(-1) : undefined;
  return { items, next: last ? writeCursor(last) : null };
}

const BY_USE: Record<LibraryFilter["use"], SQL | undefined> = {
  all: undefined,
  usable: sql`not ${isExpired}`,
  unused: sql`${uses} = 0`,
  expired: isExpired,
};

/** One thing on a shelf the viewer sees. */
export async function findItem(viewer: Viewer, id: string, on: Reader = db): Promise<LibraryItem | null> {
  if (!UUID.test(id)) return null;
  const [row] = await selectItems(on).where(and(eq(libraryItems.id, id), visibleItems(viewer)));
  return row ?? null;
}

/** The thing on a shelf the viewer sees whose file this is. */
export async function findShelved(viewer: Viewer, mediaId: string, on: Reader = db) {
  const [row] = await on
    .select({ id: libraryItems.id, title: libraryItems.title })
    .from(libraryItems)
    .where(and(eq(libraryItems.mediaId, mediaId), visibleItems(viewer)));
  return row ?? null;
}

/** Several things, locked until the transaction ends; those that the viewer does not see are not among them. */
export async function findItemsToChange(viewer: Viewer, ids: string[], tx: Tx): Promise<LibraryItem[]> {
  await tx
    .select({ id: libraryItems.id })
    .from(libraryItems)
    .where(inArray(libraryItems.id, ids))
    .orderBy(libraryItems.id)
    .for("update");
  return selectItems(tx).where(and(inArray(libraryItems.id, ids), visibleItems(viewer)));
}

/** A file that this person may put into a text: an own one, or one on a shelf they see whose rights have not run out. */
export async function findUsableFile(viewer: Viewer, mediaId: string, on: Reader = db) {
  if (viewer.kind !== "member" || viewer.id === null || !canUseLibrary(viewer) || !UUID.test(mediaId)) return null;
  const [row] = await on
    .select()
    .from(media)
    .where(and(eq(media.id, mediaId), or(eq(media.ownerId, viewer.id), onUsableShelf(viewer))));
  return row ?? null;
}

/** Which of these things of the library the viewer sees: a shelf carries what lies on it. */
export async function listVisibleItems(viewer: Viewer, ids: string[], on: Reader = db): Promise<string[]> {
  const rows = await on
    .select({ id: libraryItems.id })
    .from(libraryItems)
    .where(and(inArray(libraryItems.id, ids), visibleItems(viewer)));
  return rows.map((row) => row.id);
}

/** What carries the file of a thing on a shelf the viewer sees; who may be told which of it, its own domain knows. */
export async function listCarriers(viewer: Viewer, itemId: string, on: Reader = db) {
  return on
    .selectDistinct({ carrier, id: carrierId })
    .from(libraryItems)
    .innerJoin(mediaUses, eq(mediaUses.mediaId, libraryItems.mediaId))
    .leftJoin(publications, eq(publications.id, mediaUses.carrierId))
    .where(and(eq(libraryItems.id, itemId), visibleItems(viewer), ne(mediaUses.carrier, "library")));
}

/** The text of a film on a shelf the viewer sees, in each language it has. */
export async function listCaptions(viewer: Viewer, itemId: string, on: Reader = db) {
  return on
    .select({ lang: mediaCaptions.lang, text: mediaCaptions.text })
    .from(libraryItems)
    .innerJoin(mediaCaptions, eq(mediaCaptions.mediaId, libraryItems.mediaId))
    .where(and(eq(libraryItems.id, itemId), visibleItems(viewer)));
}
