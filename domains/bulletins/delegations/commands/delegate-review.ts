import { and, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { grants } from "#db/schema/accounts.ts";
import { reviewDelegations } from "#db/schema/delegations.ts";
import { units } from "#db/schema/units.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { dayOf, TIME_ZONE_OFFSET } from "#lib/dates.ts";
import { DRAFT_READERS } from "../../policy.ts";
import { DELEGATION_MAX_DAYS, DelegateReview } from "../input.ts";
import { canDelegate } from "../policy.ts";
import { isDelegateFor } from "../queries.ts";

/** 委托: the word that an own role gives in review, for some days and with a reason, to one who works on texts of its area. */
export const delegateReview = command({
  event: "bulletins.delegation.given",
  input: DelegateReview,
  load: (tx, actor, { grantId }) => findOwnGrant(actor.id, grantId, tx),
  allow: canDelegate,
  async run(tx, { actor, input, subject: grant }) {
    const { grantId, delegateId, firstDay, lastDay, reason } = input;
    const holderId = memberId(actor);
    if (delegateId === holderId) throw invalid("delegateId", "delegateSelf");
    if (!(await isDelegateFor(actor, delegateId, grant.path, tx))) throw invalid("delegateId", "delegateOutside");
    if (firstDay < dayOf(new Date())) throw invalid("firstDay", "dayPast");
    if (lastDay < firstDay) throw invalid("lastDay", "beforeFirst");
    const startsAt = midnight(firstDay);
    const endsAt = new Date(midnight(lastDay).getTime() + DAY_MS);
    if (endsAt.getTime() - startsAt.getTime() > DELEGATION_MAX_DAYS * DAY_MS)
      throw invalid("lastDay", "slotTooLong", { days: DELEGATION_MAX_DAYS });
    if (await isDelegatedBetween(grantId, startsAt, endsAt, tx)) throw invalid("firstDay", "delegatedAlready");
    const [row] = await tx
      .insert(reviewDelegations)
      .values({ grantId, holderId, delegateId, startsAt, endsAt, reason })
      .returning({ id: reviewDelegations.id });
    const payload = { holderId, delegateId, role: grant.role, unit: grant.unit, firstDay, lastDay, reason };
    return { id: row!.id, unitId: grant.unitId, payload };
  },
});

const DAY_MS = 86_400_000;
const midnight = (day: string) => new Date(`${day}T00:00:00${TIME_ZONE_OFFSET}`);

/** Locked: of two delegations of one grant the second sees the first. */
async function findOwnGrant(actorId: string | null, grantId: string, tx: Tx) {
  if (actorId === null) return null;
  const [grant] = await tx
    .select({
      ...{ memberId: grants.memberId, role: grants.role, unitId: grants.unitId },
      ...{ unit: units.slug, path: units.path },
    })
    .from(grants)
    .innerJoin(units, and(eq(units.id, grants.unitId), isNull(units.deactivatedAt)))
    .where(
      and(
        eq(grants.id, grantId),
        eq(grants.memberId, actorId),
        inArray(grants.role, [...DRAFT_READERS]),
        isNull(grants.revokedAt),
      ),
    )
    .for("no key update", { of: grants });
  return grant ?? null;
}

async function isDelegatedBetween(grantId: string, startsAt: Date, endsAt: Date, tx: Tx) {
  const [row] = await tx
    .select({ one: sql`1` })
    .from(reviewDelegations)
    .where(
      and(
        eq(reviewDelegations.grantId, grantId),
        isNull(reviewDelegations.endedAt),
        lt(reviewDelegations.startsAt, endsAt),
        gt(reviewDelegations.endsAt, startsAt),
      ),
    )
    .limit(1);
  return row !== undefined;
}
