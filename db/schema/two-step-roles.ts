import { pgTable, uuid } from "drizzle-orm/pg-core";
import { instant, slugText } from "#db/columns.ts";
import type { Role } from "#db/enums/roles.ts";
import { members } from "#db/schema/accounts.ts";

/** Roles whose holders must use two-step sign-in, with who asked it of them and since when. */
export const twoStepRoles = pgTable("two_step_roles", {
  role: slugText("role").$type<Role>().primaryKey(),
  requiredBy: uuid("required_by")
    .notNull()
    .references(() => members.id),
  requiredAt: instant("required_at").notNull().defaultNow(),
});
