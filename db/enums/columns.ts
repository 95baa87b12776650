/** Who may read what lies in a column: anybody 公开, whoever is signed in, or the members of the unit it is addressed to. */
export const COLUMN_VISIBILITIES = ["public", "site", "unit"] as const;
export type ColumnVisibility = (typeof COLUMN_VISIBILITIES)[number];

/** How its list looks: rows, cards with pictures, or a register of documents 公开目录. */
export const COLUMN_TEMPLATES = ["list", "cards", "register"] as const;
export type ColumnTemplate = (typeof COLUMN_TEMPLATES)[number];

/** What is said of a document in a register: who answers for it, on what it rests, its date and when it is looked at again. Days are `2026-11-23`. */
export type Disclosure = { owner: string; basis: string; madeOn: string; reviewOn: string };
