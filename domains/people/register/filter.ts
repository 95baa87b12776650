import { and, exists, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { ROLES } from "#db/enums/roles.ts";
import { members } from "#db/schema/accounts.ts";
import { isPerson, namedOrSigningInLike, QUERY_MAX_CHARS } from "../search.ts";

export const STATES = ["active", "never", "deactivated"] as const;

/** What of the register is shown, as it stands in the address of the page; anything unknown is left out. */
export const RegisterFilter = z.object({
  q: z.string().trim().max(QUERY_MAX_CHARS).catch(""),
  /** A unit's slug: its whole subtree. */
  unit: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .or(z.literal(""))
    .catch(""),
  role: z.enum(ROLES).or(z.literal("")).catch(""),
  state: z.enum(STATES).or(z.literal("")).catch(""),
});
export type RegisterFilter = z.output<typeof RegisterFilter>;

/** The filter as SQL over `members`. */
export function filtered({ q, unit, role, state }: RegisterFilter): SQL | undefined {
  return and(
    isPerson,
    namedOrSigningInLike(q),
    unit === ""
      ? undefined
      : exists(sql`(select 1 from memberships m join units u on u.id = m.unit_id
      where m.member_id = ${members.id} and m.ended_at is null
        and u.path <@ (select path from units where slug = ${unit}))`),
    role === ""
      ? undefined
      : exists(sql`(select 1 from grants g
      where g.member_id = ${members.id} and g.revoked_at is null and g.role = ${role})`),
    STATE_RULES[state],
  );
}

const STATE_RULES = {
  "": undefined,
  active: isNull(members.deactivatedAt),
  never: and(isNull(members.deactivatedAt), isNull(members.lastSeenAt)),
  deactivated: isNotNull(members.deactivatedAt),
};
