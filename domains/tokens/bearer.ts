import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { Scope } from "#db/enums/tokens.ts";
import { apiTokens } from "#db/schema/api-tokens.ts";
import { units } from "#db/schema/units.ts";
import { findOwner } from "#domains/accounts/queries.ts";
import type { Audience, Viewer } from "#domains/kernel/actor.ts";
import { actingAs } from "#domains/kernel/two-step.ts";
import { canIssueServiceToken } from "./policy.ts";
import { hashOfToken, TOKEN_PREFIX } from "./secret.ts";

export type Bearer = { tokenId: string; scopes: Scope[]; viewer: Viewer };

const HEADER = /^Bearer (qft_[\w-]{43})$/;

/** Whether a request names a token at all; such a request is never answered by its cookies. */
export const namesToken = (headers: Headers) =>
  headers.get("authorization")?.startsWith(`Bearer ${TOKEN_PREFIX}`) === true;

/**
 * Who asks with the token of this header; null when it is unknown, revoked or expired, or when whoever it belongs to has
 * left, may not go on, or leads the area of it no more. Where a role asks for two steps that its holder does not use, the
 * token opens no more than it would without the role.
 */
export async function findBearer(header: string | null): Promise<Bearer | null> {
  const token = HEADER.exec(header ?? "")?.[1];
  if (!token) return null;
  const inUse = and(
    eq(apiTokens.tokenHash, hashOfToken(token)),
    isNull(apiTokens.revokedAt),
    gt(apiTokens.expiresAt, sql`now()`),
  );
  const [row] = await db
    .select({ token: apiTokens, unit: { slug: units.slug, path: units.path, deactivatedAt: units.deactivatedAt } })
    .from(apiTokens)
    .leftJoin(units, eq(units.id, apiTokens.unitId))
    .where(inUse);
  const found = row && (await findOwner(row.token.memberId));
  if (!row || !found || found.passwordMustChange) return null;
  const owner = actingAs(found);
  const { areaKind } = row.token;
  if (areaKind !== null && !canIssueServiceToken(owner, row.unit?.path ?? null)) return null;
  const viewer = areaKind === null ? owner : audienceOf(areaKind, row.unit);
  if (!viewer) return null;
  await noteUse(row.token);
  return { tokenId: row.token.id, scopes: row.token.scopes, viewer };
}

function audienceOf(kind: "site" | "unit", unit: { slug: string; deactivatedAt: Date | null } | null): Audience | null {
  if (kind === "site") return { kind: "audience", area: "site" };
  return unit && unit.deactivatedAt === null ? { kind: "audience", area: `unit:${unit.slug}` } : null;
}

async function noteUse({ id, lastUsedAt }: { id: string; lastUsedAt: Date | null }) {
  const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
  if (lastUsedAt && lastUsedAt >= hour) return;
  await db.update(apiTokens).set({ lastUsedAt: hour }).where(eq(apiTokens.id, id));
}
