import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import type { Scope } from "#db/enums/tokens.ts";
import { members } from "#db/schema/accounts.ts";
import { units } from "#db/schema/units.ts";

/**
 * What a program shows in place of a sign-in. A personal one acts as its member. A service token (`area_kind`) reads
 * what every member of its area may see, and writes nothing: every word has an author.
 */
export const apiTokens = pgTable(
  "api_tokens",
  {
    id: id(),
    /** Whose it is; of a service token, who answers for it. */
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    areaKind: text("area_kind").$type<"site" | "unit">(),
    unitId: uuid("unit_id").references(() => units.id),
    name: text("name").notNull(),
    scopes: jsonb("scopes").$type<Scope[]>().notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    /** To the hour: more would be a diary of its member. */
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
    revokedBy: uuid("revoked_by").references(() => members.id),
  },
  (t) => [index("api_tokens_member").on(t.memberId, t.createdAt)],
);
