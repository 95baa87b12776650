import { eq } from "drizzle-orm";
import { sessions } from "#db/schema/accounts.ts";
import { command } from "#domains/kernel/command.ts";
import { SessionRef } from "../input.ts";
import { canRevoke } from "../policy.ts";
import { endSessionsOf } from "../sessions.ts";

/** Ends one session: one's own, or anybody's for the security administrator. It is out at its next request, everywhere. */
export const revokeSession = command({
  event: "accounts.session.revoked",
  input: SessionRef,
  async load(tx, actor, { sessionId }) {
    const session = await tx.query.sessions.findFirst({ where: eq(sessions.id, sessionId) });
    return session && canRevoke(actor, session) ? session : null;
  },
  allow: canRevoke,
  async run(tx, { actor, subject: session }) {
    await endSessionsOf(tx, session.memberId, actor.id, null, session.id);
    return { id: session.id, payload: { memberId: session.memberId } };
  },
});
