import { z } from "zod";
import { CONTENT_KINDS, RISKS } from "#db/enums/routes.ts";
import { IsKept } from "#domains/kernel/kept.ts";
import { ArticleJson } from "#lib/text/document.ts";
import { Line } from "#lib/text/line.ts";

export const TITLE_MAX_CHARS = 100;
export const SUMMARY_MAX_CHARS = 300;
export const SOURCE_MAX_CHARS = 60;
export const REASON_MAX_CHARS = 300;
export const BASIS_MAX_CHARS = 200;

/** A select or hidden field that is empty where nothing is chosen. */
export const OptionalId = z.union([z.uuid(), z.literal("").transform(() => null), z.null()]);
/** A day of the calendar, or nothing. */
const OptionalDay = z.union([z.iso.date(), z.literal("")]).default("");
/** A number, or a number as a form posts it. */
export const Version = z.union([
  z.int().min(1),
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
]);

export const BulletinRef = z.object({ bulletinId: z.uuid() });

/** `unitId` empty: for everyone. */
export const StartBulletin = z.object({
  title: Line(1, TITLE_MAX_CHARS),
  columnId: z.uuid(),
  unitId: OptionalId.default(null),
});

/**
 * All of a working copy but its pictures' files; `version` is the one it was written on. A missing body, kind or risk stays
 * as it is. `overwrites`: another's version that its writer has seen and puts aside.
 */
export const SaveDraft = StartBulletin.extend({
  bulletinId: z.uuid(),
  version: Version,
  overwrites: Version.optional(),
  summary: Line(0, SUMMARY_MAX_CHARS).default(""),
  kind: z.enum(CONTENT_KINDS).optional(),
  risk: z.enum(RISKS).optional(),
  source: Line(0, SOURCE_MAX_CHARS).default(""),
  byline: Line(0, SOURCE_MAX_CHARS).default(""),
  coverId: OptionalId.default(null),
  owner: Line(0, SOURCE_MAX_CHARS).default(""),
  basis: Line(0, BASIS_MAX_CHARS).default(""),
  madeOn: OptionalDay,
  reviewOn: OptionalDay,
  indent: z.literal("on").optional(),
  body: z.preprocess((text) => (text === "" ? undefined : text), ArticleJson.optional()),
});
export type SaveDraft = z.output<typeof SaveDraft>;

/** `despite`: it goes on although something in it must be put right, for this reason. */
export const despiteFaults = {
  despite: z.literal("on").optional(),
  faultsReason: Line(0, REASON_MAX_CHARS).default(""),
};

/** `reason`: why it cannot wait for its review; it is reviewed afterwards. */
export const PublishInEmergency = BulletinRef.extend({ version: Version, reason: Line(1, REASON_MAX_CHARS) });
/** Of what is published already: `correction` is the note that readers see, `tell` says it to those who have read it. */
export const PublishBulletin = BulletinRef.extend({
  version: Version,
  correction: Line(0, REASON_MAX_CHARS).default(""),
  tell: z.literal("on").optional(),
  ...despiteFaults,
});
/** `reason` is for the staff, `notice` for whoever comes to read it. */
export const WithdrawBulletin = BulletinRef.extend({
  reason: Line(1, REASON_MAX_CHARS),
  notice: Line(0, REASON_MAX_CHARS).default(""),
});
/** Into the archive, or out of it again. */
export const ArchiveBulletin = BulletinRef.extend({ isArchived: z.enum(["true", "false"]) });
/** Among what one has kept, or not any more. */
export const KeepBulletin = BulletinRef.extend({ isKept: IsKept });
/** `sure`: ticked, for nothing brings it back. */
export const DiscardDraft = BulletinRef.extend({ version: Version, sure: z.literal("on").optional() });
/** `restored`: the version whose words come back; `version`: the one on the screen. */
export const RestoreVersion = BulletinRef.extend({ version: Version, restored: Version });
