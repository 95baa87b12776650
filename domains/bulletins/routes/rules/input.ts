import { z } from "zod";
import { CONTENT_KINDS, RISKS } from "#db/enums/routes.ts";
import { OptionalId } from "../../input.ts";

/** Empty: whatever the column, whatever the kind. */
export const AddRouteRule = z.object({
  columnId: OptionalId.default(null),
  kind: z.union([z.enum(CONTENT_KINDS), z.literal("").transform(() => null)]).default(null),
  risk: z.enum(RISKS),
  routeId: z.uuid(),
});
export const RemoveRouteRule = z.object({ ruleId: z.uuid() });
