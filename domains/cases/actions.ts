"use server";
import { formAction } from "#domains/edge/form-action.ts";
import { publishCase } from "./commands/publish-case.ts";
import { saveCase } from "./commands/save-case.ts";
import { startCase } from "./commands/start-case.ts";
import { withdrawCase } from "./commands/withdraw-case.ts";
import { keepCase } from "./kept/commands/keep-case.ts";
import { backToPart, toKept } from "./next.ts";

export const startCaseAction = formAction(startCase, { next: ({ id }) => `/desk/cases/${id}` });
export const saveCaseAction = formAction(saveCase, { next: backToPart });
export const keepCaseAction = formAction(keepCase, { next: toKept });
export const publishCaseAction = formAction(publishCase, { next: ({ id }) => `/desk/cases/${id}` });
export const withdrawCaseAction = formAction(withdrawCase, { next: ({ id }) => `/desk/cases/${id}` });
