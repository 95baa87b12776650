import { z } from "zod";
import { ROLES } from "#db/enums/roles.ts";

/** All roles that must; the others need not. */
export const RequireTwoStep = z.object({ roles: z.array(z.enum(ROLES)).max(ROLES.length).default([]) });
