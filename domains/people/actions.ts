"use server";
import { formAction } from "#domains/edge/form-action.ts";
import { giveRole } from "./grants/commands/give-role.ts";
import { takeRole } from "./grants/commands/take-role.ts";
import { applyImport } from "./imports/commands/apply-import.ts";
import { discardImport } from "./imports/commands/discard-import.ts";
import { changePost } from "./memberships/commands/change-post.ts";
import { joinUnit } from "./memberships/commands/join-unit.ts";
import { leaveUnit } from "./memberships/commands/leave-unit.ts";
import { createPerson } from "./register/commands/create-person.ts";
import { deactivatePerson } from "./register/commands/deactivate-person.ts";
import { editPerson } from "./register/commands/edit-person.ts";
import { issuePassword } from "./register/commands/issue-password.ts";
import { reactivatePerson } from "./register/commands/reactivate-person.ts";
import { requireTwoStep } from "./two-step/commands/require-two-step.ts";

export const createPersonAction = formAction(createPerson);
export const editPersonAction = formAction(editPerson, { next: ({ id }) => `/desk/people/${id}?saved=1` });
export const deactivatePersonAction = formAction(deactivatePerson, { next: ({ id }) => `/desk/people/${id}?saved=1` });
export const reactivatePersonAction = formAction(reactivatePerson, { next: ({ id }) => `/desk/people/${id}?saved=1` });
export const issuePasswordAction = formAction(issuePassword);
export const joinUnitAction = formAction(joinUnit, { next: ({ id }) => `/desk/people/${id}?saved=1` });
export const leaveUnitAction = formAction(leaveUnit, { next: ({ id }) => `/desk/people/${id}?saved=1` });
export const changePostAction = formAction(changePost, { next: ({ id }) => `/desk/people/${id}?saved=1` });
export const giveRoleAction = formAction(giveRole, { next: ({ id }) => `/desk/people/${id}?saved=1` });
export const takeRoleAction = formAction(takeRole, { next: ({ id }) => `/desk/people/${id}?saved=1` });
export const requireTwoStepAction = formAction(requireTwoStep, { next: () => "/desk/sessions?saved=1" });
export const applyImportAction = formAction(applyImport, {
  next: ({ counts }) => `/desk/people/import?added=${counts.added}&changed=${counts.changed}&wrong=${counts.wrong}`,
});
export const discardImportAction = formAction(discardImport, { next: () => "/desk/people/import" });
