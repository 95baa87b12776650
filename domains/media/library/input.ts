import { z } from "zod";
import { MEDIA_KINDS, MEDIA_LICENCES } from "#db/enums/media.ts";
import { ALT_MAX_CHARS } from "#lib/text/limits.ts";
import { Line } from "#lib/text/line.ts";

export const LIBRARY_LIMITS = { title: 120, alt: ALT_MAX_CHARS, author: 60, rights: 200, removedAtOnce: 60 };

/** Empty: the shelf of the whole organisation. */
const Shelf = z.union([z.uuid(), z.literal("").transform(() => null)]).default(null);
const Percent = z.coerce.number().int().min(0).max(100).default(50);

/** Puts an own file on a shelf; what else has to be known of it is said on its page. */
export const ShelveFile = z.object({
  mediaId: z.uuid(),
  title: Line(1, LIBRARY_LIMITS.title),
  licence: z.enum(MEDIA_LICENCES),
  unitId: Shelf,
});
export const ItemRef = z.object({ itemId: z.uuid() });
export const EditItem = ItemRef.extend({
  title: Line(1, LIBRARY_LIMITS.title),
  unitId: Shelf,
  alt: Line(0, LIBRARY_LIMITS.alt).default(""),
  author: Line(0, LIBRARY_LIMITS.author).default(""),
  licence: z.enum(MEDIA_LICENCES),
  rights: Line(0, LIBRARY_LIMITS.rights).default(""),
  usableUntil: z.union([z.iso.date(), z.literal("").transform(() => null)]).default(null),
  focusX: Percent,
  focusY: Percent,
});
export const RemoveItems = z.object({ itemIds: z.array(z.uuid()).min(1).max(LIBRARY_LIMITS.removedAtOnce) });

/** `usable`: what may be put into a text today. */
export const ITEM_USES = ["all", "usable", "unused", "expired"] as const;
/** What a list of the library is narrowed to; anything else in the address is left out. */
export const LibraryFilter = z.object({
  kind: z.enum(MEDIA_KINDS).optional().catch(undefined),
  use: z.enum(ITEM_USES).default("all").catch("all"),
  q: Line(0, 40).default("").catch(""),
  before: z.string().default("").catch(""),
});
export type LibraryFilter = z.output<typeof LibraryFilter>;
