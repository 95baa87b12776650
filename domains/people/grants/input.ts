import { z } from "zod";
import { ROLES } from "#db/enums/roles.ts";

export const GiveRole = z.object({ memberId: z.uuid(), role: z.enum(ROLES), unitId: z.uuid() });
export const TakeRole = z.object({ grantId: z.uuid() });
