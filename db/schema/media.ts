import { isNotNull, isNull } from "drizzle-orm";
import { bigint, boolean, date, index, integer, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import type { CaptionLang, MediaFailure, MediaFormat, MediaKind, MediaLicence } from "#db/enums/media.ts";
import { members } from "#db/schema/accounts.ts";
import { units } from "#db/schema/units.ts";

/**
 * A file of somebody: a picture as we re-encoded it (no EXIF, known size), or a video, a sound, a document as it came.
 * Whatever belongs to it lies in the store under `storageKey`.
 */
export const media = pgTable(
  "media",
  {
    id: id(),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => members.id),
    kind: text("kind").$type<MediaKind>().notNull().default("picture"),
    format: text("format").$type<MediaFormat>().notNull().default("jpg"),
    storageKey: text("storage_key").notNull(),
    fileName: text("file_name").notNull(),
    sha256: text("sha256").notNull(),
    /** Of the bytes as they came: the same file is found again by it. */
    uploadSha256: text("upload_sha256"),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    /** Of pictures and of prepared videos, in pixels. */
    width: integer("width"),
    height: integer("height"),
    durationMs: integer("duration_ms"),
    /** Where the eye should rest, in percent from the left and from the top: crops keep it in sight. */
    focusX: smallint("focus_x").notNull().default(50),
    focusY: smallint("focus_y").notNull().default(50),
    hasAvif: boolean("has_avif").notNull().default(false),
    hasPoster: boolean("has_poster").notNull().default(false),
    /** The heights in which a video is streamed; none: it plays from the original. */
    ladder: smallint("ladder").array().notNull().default([]),
    /** What the worker does with a file: since when, its last sign of life, how far in percent, done when, and why not. */
    startedAt: instant("started_at"),
    claimedAt: instant("claimed_at"),
    progress: smallint("progress").notNull().default(0),
    preparedAt: instant("prepared_at"),
    failure: text("failure").$type<MediaFailure>(),
    createdAt: createdAt(),
    /** Since then its owner wants it gone. It waits for nothing but the end of what moderators have in hand about it. */
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    index("media_owner").on(t.ownerId, t.createdAt),
    index("media_upload_sha256").on(t.uploadSha256),
    index("media_unprepared").on(t.createdAt).where(isNull(t.preparedAt)),
    index("media_withdrawn").on(t.id).where(isNotNull(t.withdrawnAt)),
  ],
);

/**
 * `bulletin` is a working copy, seen by its editors; `publication` is what readers see of it; `library` is the shelf
 * from which the staff of an area take; `topic` is one thing in a topic.
 */
export type CarrierKind = "post" | "hidden-revision" | "bulletin" | "publication" | "case" | "library" | "topic";

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

/** A file on the shelf of an area (unit null: of the whole organisation), with what has to be known before it is used. */
export const libraryItems = pgTable(
  "library_items",
  {
    id: id(),
    mediaId: uuid("media_id")
      .notNull()
      .unique()
      .references(() => media.id, { onDelete: "cascade" }),
    unitId: uuid("unit_id").references(() => units.id),
    title: text("title").notNull(),
    /** For pictures: what is to be seen. */
    alt: text("alt").notNull().default(""),
    author: text("author").notNull().default(""),
    licence: text("licence").$type<MediaLicence>().notNull().default("own"),
    rights: text("rights").notNull().default(""),
    /** The last day on which it may be used. */
    usableUntil: date("usable_until"),
    addedBy: uuid("added_by")
      .notNull()
      .references(() => members.id),
    isDemo: boolean("is_demo").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [index("library_items_unit").on(t.unitId, t.createdAt)],
);

/** 字幕 of a video, in the language that it is written in. The file lies beside the video. */
export const mediaCaptions = pgTable(
  "media_captions",
  {
    mediaId: uuid("media_id")
      .notNull()
      .references(() => media.id, { onDelete: "cascade" }),
    lang: text("lang").$type<CaptionLang>().notNull(),
    /** WebVTT, as we wrote it anew. */
    text: text("text").notNull(),
    addedBy: uuid("added_by")
      .notNull()
      .references(() => members.id),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.mediaId, t.lang] })],
);
