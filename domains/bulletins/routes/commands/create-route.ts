import { randomBytes } from "node:crypto";
import { reviewRoutes } from "#db/schema/bulletins.ts";
import { command } from "#domains/kernel/command.ts";
import { canManageColumns } from "../../policy.ts";
import { CreateRoute } from "../input.ts";
import { refuseEmptyRoute } from "../steps.ts";

/** A new way for texts to take; columns choose it. */
export const createRoute = command({
  event: "bulletins.route.created",
  input: CreateRoute,
  load: async (_tx, actor) => actor,
  allow: canManageColumns,
  async run(tx, { input: said }) {
    refuseEmptyRoute(said.steps);
    // Nobody reads it: routes that come with the house are found by theirs.
    const slug = `route-${randomBytes(6).toString("hex")}`;
    const [row] = await tx
      .insert(reviewRoutes)
      .values({ ...said, slug })
      .returning({ id: reviewRoutes.id });
    return { id: row!.id, payload: said };
  },
});
