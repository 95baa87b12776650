import { eq } from "drizzle-orm";
import { reviewRoutes } from "#db/schema/bulletins.ts";
import { command } from "#domains/kernel/command.ts";
import { canManageColumns } from "../../policy.ts";
import { UpdateRoute } from "../input.ts";
import { findRouteById } from "../queries.ts";
import { refuseEmptyRoute } from "../steps.ts";

/** Changes a route for what is handed in from now on; what is under way keeps the steps it began with. */
export const updateRoute = command({
  event: "bulletins.route.updated",
  input: UpdateRoute,
  load: (tx, actor, { routeId }) => findRouteById(actor, routeId, tx),
  allow: canManageColumns,
  async run(tx, { input: { routeId, ...said } }) {
    refuseEmptyRoute(said.steps);
    await tx.update(reviewRoutes).set(said).where(eq(reviewRoutes.id, routeId));
    return { id: routeId, payload: said };
  },
});
