"use server";
import { formAction } from "#domains/edge/form-action.ts";
import { cancelErasure } from "./commands/cancel-erasure.ts";
import { planErasure } from "./commands/plan-erasure.ts";

export const planErasureAction = formAction(planErasure, { next: ({ id }) => `/desk/people/${id}?saved=1` });
export const cancelErasureAction = formAction(cancelErasure, { next: ({ id }) => `/desk/people/${id}?saved=1` });
