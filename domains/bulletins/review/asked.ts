import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import type { Role } from "#db/enums/roles.ts";
import { grants, members } from "#db/schema/accounts.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { reviewDecisions, reviews } from "#db/schema/reviews.ts";
import { units } from "#db/schema/units.ts";
import { listStandIns } from "../delegations/mandates.ts";
import { objectionTo, openTasks } from "./progress.ts";

/** Whose word a review waits for: everybody who could give one now on a task of its present step. */
export async function listAsked(reviewId: string, on: Reader): Promise<string[]> {
  const [row] = await on
    .select({ review: reviews, path: units.path })
    .from(reviews)
    .innerJoin(bulletins, eq(bulletins.id, reviews.bulletinId))
    .leftJoin(units, eq(units.id, bulletins.unitId))
    .where(and(eq(reviews.id, reviewId), eq(reviews.state, "in_review")));
  if (!row) return [];
  const decisions = await on.select().from(reviewDecisions).where(eq(reviewDecisions.reviewId, reviewId));
  const standing = { ...row.review, decisions };
  const tasks = openTasks(standing);
  const roles = [...new Set(tasks.map(({ role }) => role))];
  const asked: Asked[] = [...(await listHolders(roles, row.path, on)), ...(await listStandIns(roles, row.path, on))];
  const mayDecide = ({ memberId, role, onBehalfOf }: Asked) =>
    tasks.some((task) => task.role === role && objectionTo(standing, memberId, task.kind, onBehalfOf) === null);
  return [...new Set(asked.filter(mayDecide).map(({ memberId }) => memberId))];
}

type Holder = { memberId: string; role: Role };
type Asked = Holder & { onBehalfOf?: string };

/** Who holds one of these roles over an area (its unit's path; null: the whole organisation), and is still here. */
export function listHolders(roles: Role[], areaPath: string | null, on: Reader): Promise<Holder[]> {
  const covers = areaPath === null ? sql`nlevel(${units.path}) = 1` : sql`${units.path} @> ${areaPath}::ltree`;
  return on
    .selectDistinct({ memberId: grants.memberId, role: grants.role })
    .from(grants)
    .innerJoin(units, eq(units.id, grants.unitId))
    .innerJoin(members, eq(members.id, grants.memberId))
    .where(
      and(
        inArray(grants.role, roles),
        isNull(grants.revokedAt),
        isNull(units.deactivatedAt),
        isNull(members.deactivatedAt),
        covers,
      ),
    );
}
