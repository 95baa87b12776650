import { z } from "zod";
import { command } from "#domains/kernel/command.ts";
import { findOwnAccount, isOwn } from "../own.ts";
import { endSessionsOf } from "../sessions.ts";

/** Ends every session of one's own but the one that asks. */
export const revokeOtherSessions = command({
  event: "accounts.sessions.revoked",
  input: z.object({}),
  load: findOwnAccount,
  allow: isOwn,
  async run(tx, { actor, subject: account }) {
    await endSessionsOf(tx, account.id, account.id, actor.sessionId);
    return { id: account.id };
  },
});
