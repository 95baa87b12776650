import { bigint, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id } from "#db/columns.ts";
import { members } from "#db/schema/accounts.ts";

/** A picture as we re-encoded it: no EXIF, known size. Renditions lie in the store under `storageKey`. */
export const media = pgTable(
  "media",
  {
    id: id(),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => members.id),
    storageKey: text("storage_key").notNull(),
    fileName: text("file_name").notNull(),
    sha256: text("sha256").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("media_owner").on(t.ownerId, t.createdAt)],
);

/** `bulletin` is a working copy, seen by its editors; `publication` is what readers see of it. */
export type CarrierKind = "post" | "bulletin" | "publication" | "case";

/** Which object carries a file: who may see one of its carriers, or owns it, may see the file. */
export const mediaUses = pgTable(
  "media_uses",
  {
    mediaId: uuid("media_id")
      .notNull()
      .references(() => media.id, { onDelete: "cascade" }),
    carrier: text("carrier").$type<CarrierKind>().notNull(),
    carrierId: uuid("carrier_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.mediaId, t.carrier, t.carrierId] }), index("media_uses_carrier").on(t.carrierId)],
);
