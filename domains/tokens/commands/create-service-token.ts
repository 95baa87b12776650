import { and, eq, isNull, sql } from "drizzle-orm";
import { apiTokens } from "#db/schema/api-tokens.ts";
import { units } from "#db/schema/units.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { CreateServiceToken } from "../input.ts";
import { canIssueServiceToken } from "../policy.ts";
import { hashOfToken, newToken } from "../secret.ts";

type Area = { unitId: string | null; path: string | null };
const SITE: Area = { unitId: null, path: null };

/** A token with which another system of the house reads what every member of an area may see. Told once. */
export const createServiceToken = command({
  event: "tokens.service-token.created",
  input: CreateServiceToken,
  limit: "tokens.service-token.created",
  load: async (tx, actor, { unit }): Promise<Area | null> => {
    if (unit === "") return canIssueServiceToken(actor, null) ? SITE : null;
    const inUse = and(eq(units.slug, unit), isNull(units.deactivatedAt));
    const [row] = await tx.select({ unitId: units.id, path: units.path }).from(units).where(inUse);
    return row && canIssueServiceToken(actor, row.path) ? row : null;
  },
  allow: (actor, { path }) => canIssueServiceToken(actor, path),
  async run(tx, { actor, input: { name, scopes, days }, subject: { unitId } }) {
    const secret = newToken();
    const [row] = await tx
      .insert(apiTokens)
      .values({
        memberId: memberId(actor),
        areaKind: unitId === null ? "site" : "unit",
        unitId,
        name,
        scopes: [...scopes],
        tokenHash: hashOfToken(secret),
        expiresAt: sql`now() + ${days} * interval '1 day'`,
      })
      .returning({ id: apiTokens.id });
    return { id: row!.id, unitId, secret, payload: { name, scopes, days } };
  },
});
