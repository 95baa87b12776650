"use server";
import { formAction } from "#domains/edge/form-action.ts";
import { clearDemo } from "./commands/clear-demo.ts";
import { createUnit } from "./commands/create-unit.ts";
import { deactivateUnit } from "./commands/deactivate-unit.ts";
import { moveUnit } from "./commands/move-unit.ts";
import { nameOrganisation } from "./commands/name-organisation.ts";
import { reactivateUnit } from "./commands/reactivate-unit.ts";
import { renameUnit } from "./commands/rename-unit.ts";
import { reorderUnit } from "./commands/reorder-unit.ts";

export const createUnitAction = formAction(createUnit, { next: ({ id }) => `/desk/units?unit=${id}` });
export const renameUnitAction = formAction(renameUnit, { next: ({ id }) => `/desk/units?unit=${id}` });
export const moveUnitAction = formAction(moveUnit, { next: ({ id }) => `/desk/units?unit=${id}` });
export const reorderUnitAction = formAction(reorderUnit, { next: ({ id }) => `/desk/units?unit=${id}` });
export const deactivateUnitAction = formAction(deactivateUnit, { next: ({ id }) => `/desk/units?unit=${id}` });
export const reactivateUnitAction = formAction(reactivateUnit, { next: ({ id }) => `/desk/units?unit=${id}` });
export const nameOrganisationAction = formAction(nameOrganisation, { next: () => "/desk/organisation?saved=1" });
export const clearDemoAction = formAction(clearDemo, { next: () => "/desk/organisation?saved=1" });
