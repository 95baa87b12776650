"use server";
import { formAction } from "#domains/edge/form-action.ts";
import { createUnit } from "./commands/create-unit.ts";
import { deactivateUnit } from "./commands/deactivate-unit.ts";
import { moveUnit } from "./commands/move-unit.ts";
import { nameOrganisation } from "./commands/name-organisation.ts";
import { reactivateUnit } from "./commands/reactivate-unit.ts";
import { renameUnit } from "./commands/rename-unit.ts";
import { reorderUnit } from "./commands/reorder-unit.ts";

export const createUnitAction = formAction(createUnit, { next: (unit) => `/desk/units?unit=${unit.slug}` });
export const renameUnitAction = formAction(renameUnit);
export const moveUnitAction = formAction(moveUnit);
export const reorderUnitAction = formAction(reorderUnit);
export const deactivateUnitAction = formAction(deactivateUnit);
export const reactivateUnitAction = formAction(reactivateUnit);
export const nameOrganisationAction = formAction(nameOrganisation);
