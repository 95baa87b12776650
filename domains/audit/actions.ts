"use server";
import { formAction } from "#domains/edge/form-action.ts";
import { checkChain } from "./commands/check-chain.ts";

export const checkChainAction = formAction(checkChain);
