import { z } from "zod";
import { bulletinOperations } from "#domains/bulletins/api.ts";
import { type Operation, reading } from "#domains/edge/api/operation.ts";
import { forumOperations } from "#domains/forum/api.ts";
import { moderationOperations } from "#domains/moderation/api.ts";
import { inboxOperations } from "#domains/notifications/api.ts";
import { searchOperations } from "#domains/search/api.ts";

const whoAmI = reading({
  path: "/me",
  scope: null,
  summary: "Whose token this is.",
  input: z.object({}),
  output: z.object({
    member: z.object({ id: z.uuid(), name: z.string(), units: z.array(z.string()) }).nullable(),
    area: z.string().nullable().describe("Of a service token: `site`, or `unit:` and the slug of the unit."),
  }),
  run: async (viewer) => ({
    member:
      viewer.kind === "member" && viewer.id !== null
        ? { id: viewer.id, name: viewer.name, units: viewer.homes.map(({ slug }) => slug) }
        : null,
    area: viewer.kind === "audience" ? viewer.area : null,
  }),
});

/** Everything that programs may ask for. */
export const operations: Operation[] = [
  whoAmI,
  ...forumOperations,
  ...moderationOperations,
  ...inboxOperations,
  ...bulletinOperations,
  ...searchOperations,
];
