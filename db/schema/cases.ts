import { boolean, index, integer, jsonb, numeric, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import type { BreachKind } from "#db/enums/forum.ts";
import { members } from "#db/schema/accounts.ts";
import { units } from "#db/schema/units.ts";

export type CaseStep = { when: string; title: string; text: string; amountYuan: number | null; turning: boolean };
export type CaseLesson = { heading: string; text: string };
export type CaseClause = { law: string; article: string; text: string; act: string };

/** A case for study 案例: a typed record, always anonymised. Readers see it once `published_at` is set. */
export const cases = pgTable(
  "cases",
  {
    id: id(),
    number: text("number").notNull().unique(),
    unitId: uuid("unit_id").references(() => units.id),
    title: text("title").notNull(),
    lede: text("lede").notNull().default(""),
    breach: text("breach").$type<BreachKind>().notNull(),
    party: text("party").notNull(),
    partyPost: text("party_post").notNull().default(""),
    span: text("span").notNull().default(""),
    amountYuan: numeric("amount_yuan", { mode: "number" }),
    foundBy: text("found_by").notNull().default(""),
    outcome: text("outcome").notNull().default(""),
    decidedOn: text("decided_on").notNull().default(""),
    steps: jsonb("steps").$type<CaseStep[]>().notNull().default([]),
    clauses: jsonb("clauses").$type<CaseClause[]>().notNull().default([]),
    lessons: jsonb("lessons").$type<CaseLesson[]>().notNull().default([]),
    authorId: uuid("author_id")
      .notNull()
      .references(() => members.id),
    isDemo: boolean("is_demo").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    publishedAt: instant("published_at"),
    publishedBy: uuid("published_by"),
  },
  (t) => [index("cases_published").on(t.publishedAt), index("cases_unit").on(t.unitId, t.publishedAt)],
);

/** A question to think about; each has a discussion of its own. */
export const caseQuestions = pgTable(
  "case_questions",
  {
    id: id(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    text: text("text").notNull(),
  },
  (t) => [uniqueIndex("case_questions_position").on(t.caseId, t.position)],
);
