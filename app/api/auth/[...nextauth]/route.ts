import { handlers } from "#domains/accounts/auth.ts";

export const { GET, POST } = handlers;
