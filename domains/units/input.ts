import { z } from "zod";

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
