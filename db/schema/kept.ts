import { type AnyPgColumn, index, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id } from "#db/columns.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { cases } from "#db/schema/cases.ts";

/** 收藏: what somebody wants to find again, of one kind. */
const keptTable = (kind: "bulletin" | "case", subject: () => AnyPgColumn) => {
  const name = `kept_${kind}s`;
  return pgTable(
    name,
    {
      id: id(),
      memberId: uuid("member_id")
        .notNull()
        .references(() => members.id),
      subjectId: uuid(`${kind}_id`).notNull().references(subject, { onDelete: "cascade" }),
      createdAt: createdAt(),
    },
    (t) => [
      uniqueIndex(`${name}_once`).on(t.memberId, t.subjectId),
      index(`${name}_member`).on(t.memberId, t.id),
      index(`${name}_${kind}`).on(t.subjectId),
    ],
  );
};

export type KeptTable = ReturnType<typeof keptTable>;
export const keptBulletins = keptTable("bulletin", () => bulletins.id);
export const keptCases = keptTable("case", () => cases.id);
