import { createHash } from "node:crypto";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { CAPTION_LANGS } from "#db/enums/media.ts";
import { media, mediaUses } from "#db/schema/media.ts";
import { type Actor, memberId, type Viewer } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { findCaptions } from "./captions/store.ts";
import { captionsFile } from "./files.ts";
import { type Variant, variantOf } from "./variants.ts";
import { type AlsoWithdrawn, type Carriers, maySeeFile, unlessWithdrawn } from "./visibility.ts";
import { renditionsOf } from "./widths.ts";

export type Served = Variant & { storageKey: string; etag: string; downloadName: string };
export type MediaSource = { src: string; srcSet: string; width: number; height: number };

/** One variant of a file (`480`, `16x9`, `file`, `poster`, `hls.m3u8`…), if the viewer may see the file and it has that variant. */
export async function findServed(
  viewer: Viewer,
  { id, name, accept }: { id: string; name: string; accept: string },
  carriers: Carriers,
): Promise<Served | null> {
  if (!UUID.test(id)) return null;
  const rows = await db
    .select({ file: media, carrier: mediaUses.carrier, carrierId: mediaUses.carrierId })
    .from(media)
    .leftJoin(mediaUses, eq(mediaUses.mediaId, media.id))
    .where(eq(media.id, id));
  const row = rows[0]?.file;
  if (!row) return null;
  const uses = rows.flatMap(({ carrier, carrierId }) => (carrier && carrierId ? [{ carrier, carrierId }] : []));
  const variant = (await captionsOf(row, name)) ?? variantOf(row, name, accept);
  const carried = { ownerId: row.ownerId, isWithdrawn: row.withdrawnAt !== null, uses };
  if (!(await maySeeFile(viewer, carried, carriers)) || !variant) return null;
  return {
    ...variant,
    storageKey: row.storageKey,
    etag: `"${row.sha256.slice(0, 32)}-${variant.version}"`,
    downloadName: row.kind === "picture" ? "" : row.fileName,
  };
}

/** The pictures and documents that the actor has put here, the newest first; whether they may still see one is asked where it is served. */
export const listOwnFiles = (actor: Actor, on: Reader = db) =>
  on
    .select({
      ...{ id: media.id, kind: media.kind, format: media.format },
      ...{ fileName: media.fileName, bytes: media.bytes, at: media.createdAt },
    })
    .from(media)
    .where(
      and(eq(media.ownerId, memberId(actor)), isNull(media.withdrawnAt), inArray(media.kind, ["picture", "document"])),
    )
    .orderBy(desc(media.createdAt), desc(media.id));

async function captionsOf(row: typeof media.$inferSelect, name: string): Promise<Variant | null> {
  const lang = CAPTION_LANGS.find((known) => name === captionsFile(known));
  if (!lang) return null;
  const text = await findCaptions(row.id, lang);
  if (text === null) return null;
  const version = `${lang}-${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
  return { file: name, contentType: "text/vtt; charset=utf-8", version, captions: text, isInline: true };
}

/** What a page needs to show pictures whose carrier its viewer may see; ids that are no picture, or none any more, are left out. */
export async function mediaSources(
  ids: string[],
  more: AlsoWithdrawn = {},
  on: Reader = db,
): Promise<Record<string, MediaSource>> {
  if (ids.length === 0) return {};
  const rows = await on
    .select({ id: media.id, width: media.width, height: media.height })
    .from(media)
    .where(and(inArray(media.id, ids), eq(media.kind, "picture"), unlessWithdrawn(more)));
  return Object.fromEntries(
    rows.map(({ id, width, height }) => [id, sourceOf({ id, width: width!, height: height! })]),
  );
}

function sourceOf({ id, width, height }: { id: string; width: number; height: number }): MediaSource {
  const renditions = renditionsOf({ width, height });
  const url = (nominal: number) => `/api/media/${id}/${nominal}`;
  return {
    src: url(Math.min(960, renditions.at(-1)!.nominal)),
    srcSet: renditions.map((rendition) => `${url(rendition.nominal)} ${rendition.width}w`).join(", "),
    width,
    height,
  };
}
