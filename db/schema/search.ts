import { index, pgTable, uuid } from "drizzle-orm/pg-core";
import { terms } from "#db/columns.ts";
import { publications } from "#db/schema/bulletins.ts";
import { cases } from "#db/schema/cases.ts";
import { posts } from "#db/schema/forum.ts";

// By which words a thing is found. Who may find it is asked of the thing itself: no right is kept here.

/** What a published bulletin is found by. */
export const bulletinTerms = pgTable(
  "bulletin_terms",
  {
    publicationId: uuid("publication_id")
      .primaryKey()
      .references(() => publications.id, { onDelete: "cascade" }),
    terms: terms("terms").notNull(),
  },
  (t) => [index("bulletin_terms_find").using("gin", t.terms)],
);

/** What a case is found by, its questions included. */
export const caseTerms = pgTable(
  "case_terms",
  {
    caseId: uuid("case_id")
      .primaryKey()
      .references(() => cases.id, { onDelete: "cascade" }),
    terms: terms("terms").notNull(),
  },
  (t) => [index("case_terms_find").using("gin", t.terms)],
);

/** What a post is found by; the first of a thread by its title too. */
export const postTerms = pgTable(
  "post_terms",
  {
    postId: uuid("post_id")
      .primaryKey()
      .references(() => posts.id, { onDelete: "cascade" }),
    terms: terms("terms").notNull(),
  },
  (t) => [index("post_terms_find").using("gin", t.terms)],
);
