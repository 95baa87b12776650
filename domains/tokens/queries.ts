import { and, desc, eq, gt, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { apiTokens } from "#db/schema/api-tokens.ts";
import { units } from "#db/schema/units.ts";
import { canGuardSessions } from "#domains/accounts/policy.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inHeldArea } from "#domains/units/visibility.ts";
import { UUID } from "#lib/text/urls.ts";

const TOKENS_SHOWN = 200;

export type Token = Awaited<ReturnType<typeof listOwnTokens>>[number];

/** The member's own personal tokens that are not revoked, the newest first; expired ones say so. */
export const listOwnTokens = (actor: Actor, on: Reader = db) =>
  selectTokens(on)
    .where(and(isOwn(actor), isNull(apiTokens.areaKind), isNull(apiTokens.revokedAt)))
    .orderBy(desc(apiTokens.createdAt))
    .limit(TOKENS_SHOWN);

/** Service tokens of the areas that the actor leads; the security administrator sees every token, to end it. */
export const listOverseenTokens = (actor: Actor, on: Reader = db) =>
  selectTokens(on)
    .where(and(isNull(apiTokens.revokedAt), overseen(actor)))
    .orderBy(desc(apiTokens.createdAt))
    .limit(TOKENS_SHOWN);

/** A token that the actor may end: an own one, or one that they oversee. */
export async function findToken(actor: Actor, id: string, on: Reader = db): Promise<Token | null> {
  if (!UUID.test(id)) return null;
  const [row] = await selectTokens(on).where(
    and(eq(apiTokens.id, id), isNull(apiTokens.revokedAt), or(isOwn(actor), overseen(actor))),
  );
  return row ?? null;
}

/** How many personal tokens of the actor still work. */
export async function countOwnTokens(actor: Actor, on: Reader = db): Promise<number> {
  const inUse = and(
    isOwn(actor),
    isNull(apiTokens.areaKind),
    isNull(apiTokens.revokedAt),
    gt(apiTokens.expiresAt, sql`now()`),
  );
  return (await on.select({ id: apiTokens.id }).from(apiTokens).where(inUse).limit(TOKENS_SHOWN)).length;
}

const isOwn = (actor: Actor): SQL =>
  actor.kind === "member" && actor.id !== null ? eq(apiTokens.memberId, actor.id) : sql`false`;

/** `canIssueServiceToken` as SQL, and everything for the security administrator. */
const overseen = (actor: Actor): SQL =>
  canGuardSessions(actor)
    ? sql`true`
    : and(isNotNull(apiTokens.areaKind), inHeldArea(actor, ["leader"], apiTokens.unitId))!;

const selectTokens = (on: Reader) =>
  on
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      scopes: apiTokens.scopes,
      areaKind: apiTokens.areaKind,
      unitName: units.name,
      unitEnName: units.enName,
      memberName: members.name,
      createdAt: apiTokens.createdAt,
      expiresAt: apiTokens.expiresAt,
      lastUsedAt: apiTokens.lastUsedAt,
      isExpired: sql<boolean>`${apiTokens.expiresAt} <= now()`,
    })
    .from(apiTokens)
    .innerJoin(members, eq(members.id, apiTokens.memberId))
    .leftJoin(units, eq(units.id, apiTokens.unitId));
