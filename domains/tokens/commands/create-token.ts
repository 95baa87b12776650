import { sql } from "drizzle-orm";
import { apiTokens } from "#db/schema/api-tokens.ts";
import { confirmPassword, findOwnAccount, isOwn } from "#domains/accounts/own.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { CreateToken } from "../input.ts";
import { countOwnTokens } from "../queries.ts";
import { hashOfToken, newToken } from "../secret.ts";

const TOKENS_MAX = 10;

/** A new token for the member's own programs. It is told once (`secret`) and kept nowhere. */
export const createToken = command({
  event: "tokens.token.created",
  input: CreateToken,
  limit: "tokens.token.created",
  load: findOwnAccount,
  allow: isOwn,
  async run(tx, { actor, input: { name, scopes, days, current }, subject: account }) {
    if (account.passwordHash !== null) await confirmPassword(account, current);
    if ((await countOwnTokens(actor, tx)) >= TOKENS_MAX) throw invalid("name", "tooManyKeys", { maximum: TOKENS_MAX });
    const secret = newToken();
    const [row] = await tx
      .insert(apiTokens)
      .values({
        memberId: account.id,
        name,
        scopes,
        tokenHash: hashOfToken(secret),
        expiresAt: sql`now() + ${days} * interval '1 day'`,
      })
      .returning({ id: apiTokens.id });
    return { id: row!.id, secret, payload: { name, scopes, days } };
  },
});
