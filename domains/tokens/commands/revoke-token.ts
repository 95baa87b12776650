import { eq, sql } from "drizzle-orm";
import { apiTokens } from "#db/schema/api-tokens.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { RevokeToken } from "../input.ts";
import { findToken } from "../queries.ts";

/** From now on the token answers like one that never was. */
export const revokeToken = command({
  event: "tokens.token.revoked",
  input: RevokeToken,
  load: (tx, actor, { tokenId }) => findToken(actor, tokenId, tx),
  allow: (actor) => actor.kind === "member",
  async run(tx, { actor, subject: { id, name } }) {
    await tx
      .update(apiTokens)
      .set({ revokedAt: sql`now()`, revokedBy: memberId(actor) })
      .where(eq(apiTokens.id, id));
    return { id, payload: { name } };
  },
});
