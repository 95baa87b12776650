import { eq, inArray } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { media, mediaUses } from "#db/schema/media.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { ORIGINAL_FILE, renditionFile } from "./encode.ts";
import { ORIGINAL_WIDTH } from "./limits.ts";
import { type Carriers, maySeePicture } from "./visibility.ts";
import { renditionsOf } from "./widths.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type Rendition = { storageKey: string; file: string; contentType: "image/webp" | "image/jpeg"; etag: string };
export type MediaSource = { src: string; srcSet: string; width: number; height: number };

/** One rendition by its nominal width (480, 960, 1600; 2400 is the JPEG), if the viewer may see the picture and it has that width. */
export async function findRendition(
  viewer: Viewer,
  { id, width }: { id: string; width: string },
  carriers: Carriers,
): Promise<Rendition | null> {
  if (!UUID.test(id)) return null;
  const rows = await db
    .select({ picture: media, carrier: mediaUses.carrier, carrierId: mediaUses.carrierId })
    .from(media)
    .leftJoin(mediaUses, eq(mediaUses.mediaId, media.id))
    .where(eq(media.id, id));
  const picture = rows[0]?.picture;
  if (!picture) return null;
  const uses = rows.flatMap(({ carrier, carrierId }) => (carrier && carrierId ? [{ carrier, carrierId }] : []));
  const file = fileOf(picture, width);
  if (!(await maySeePicture(viewer, { ownerId: picture.ownerId, uses }, carriers)) || !file) return null;
  return {
    storageKey: picture.storageKey,
    file,
    contentType: file === ORIGINAL_FILE ? "image/jpeg" : "image/webp",
    etag: `"${picture.sha256.slice(0, 32)}-${width}"`,
  };
}

/** What a page needs to show pictures whose carrier its viewer may see; ids that are no picture are left out. */
export async function mediaSources(ids: string[], on: Reader = db): Promise<Record<string, MediaSource>> {
  if (ids.length === 0) return {};
  const rows = await on
    .select({ id: media.id, width: media.width, height: media.height })
    .from(media)
    .where(inArray(media.id, ids));
  return Object.fromEntries(rows.map((row) => [row.id, sourceOf(row)]));
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

function fileOf(picture: { width: number; height: number }, width: string): string | null {
  if (width === String(ORIGINAL_WIDTH)) return ORIGINAL_FILE;
  const rendition = renditionsOf(picture).find(({ nominal }) => String(nominal) === width);
  return rendition ? renditionFile(rendition.nominal) : null;
}
