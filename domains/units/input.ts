import { z } from "zod";
import { Line } from "#lib/text/line.ts";

const NAME_MAX_CHARS = 60;
const EN_NAME_MAX_CHARS = 100;

/** Part of addresses and of ltree paths: it never changes once it is given. */
export const SLUG = /^[a-z](?:[a-z0-9-]{0,58}[a-z0-9])?$/;

const name = z.string().trim().normalize("NFC").min(1).max(NAME_MAX_CHARS);
const enName = z.string().trim().normalize("NFC").max(EN_NAME_MAX_CHARS).default("");

export const UnitNames = z.object({ name, enName });

export const CreateUnit = UnitNames.extend({
  parentId: z.uuid(),
  /** Empty: made from the pinyin of the name. */
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .refine((slug) => slug === "" || SLUG.test(slug), { params: { key: "slug" } })
    .default(""),
});

export const UnitRef = z.object({ unitId: z.uuid() });
export const RenameUnit = UnitNames.extend({ unitId: z.uuid() });
export const MoveUnit = z.object({ unitId: z.uuid(), parentId: z.uuid() });
export const ReorderUnit = z.object({ unitId: z.uuid(), direction: z.enum(["up", "down"]) });

/** What the organisation calls itself. */
export const NameOrganisation = UnitNames;

export const IMPRINT_MAX_CHARS = 100;
/** Empty, or as the pattern says; `key` names the sentence that says how it is written. */
const written = (key: string, pattern: RegExp) =>
  Line(0, IMPRINT_MAX_CHARS)
    .refine((text) => text === "" || pattern.test(text), { params: { key } })
    .default("");

/** Numbers as the authorities write them: 京ICP备12345678号-1, 京公网安备11010102000001号, a site code of ten signs. */
export const SetImprint = z.object({
  undertaker: Line(0, IMPRINT_MAX_CHARS).default(""),
  icp: written("icpNumber", /^\p{Script=Han}ICP[备证]\d{6,10}号(?:-\d{1,3})?$/u),
  police: written("policeNumber", /^\p{Script=Han}公网安备\s?\d{14}号$/u),
  siteCode: written("siteCode", /^[0-9a-z]{10}$/i),
  contact: written("contact", /^(?:[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+|https:\/\/[^\s<>"]+)$/),
});

/** Both days empty: no mourning. A single day is both. */
export const SetMourning = z.object({
  from: z.union([z.iso.date(), z.literal("")]),
  until: z.union([z.iso.date(), z.literal("")]),
});
