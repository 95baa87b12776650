"use server";
import { formAction } from "#domains/edge/form-action.ts";
import { createServiceToken } from "./commands/create-service-token.ts";
import { createToken } from "./commands/create-token.ts";
import { revokeToken } from "./commands/revoke-token.ts";
import { afterRevoking } from "./next.ts";

export const createTokenAction = formAction(createToken);
export const createServiceTokenAction = formAction(createServiceToken);
export const revokeTokenAction = formAction(revokeToken, { next: afterRevoking });
