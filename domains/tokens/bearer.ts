import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { Scope } from "#db/enums/tokens.ts";
import { apiTokens } from "#db/schema/api-tokens.ts";
import { units } from "#db/schema/units.ts";
import { findActor } from "#domains/accounts/queries.ts";
import type { Actor, Audience, Viewer } from "#domains/kernel/actor.ts";
import { hashOfToken, TOKEN_PREFIX } from "./secret.ts";

export type Bearer = { tokenId: string; scopes: Scope[]; viewer: Viewer };

const HEADER = /^Bearer (qft_[\w-]{43})$/;

/** Whether a request names a token at all; such a request is never answered by its cookies. */
export const namesToken = (headers: Headers) =>
  headers.get("authorization")?.startsWith(`Bearer ${TOKEN_PREFIX}`) === true;

/**
 * Who asks with the token of this header; null when it is unknown, revoked or expired, or when whoever it belongs to has
 * left or may not go on.
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
    .select({ token: apiTokens, unit: { slug: units.slug, deactivatedAt: units.deactivatedAt } })
    .from(apiTokens)
    .leftJoin(units, eq(units.id, apiTokens.unitId))
    .where(inUse);
  const owner = row && (await findActor(row.token.memberId));
  if (!row || !owner || owner.passwordMustChange) return null;
  const viewer = row.token.areaKind === null ? owner : audienceOf(row.token.areaKind, row.unit);
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

/** The member behind a token, for what is written; a service token writes nothing. */
export const writerOf = ({ viewer }: Bearer): Actor | null => (viewer.kind === "member" ? viewer : null);
