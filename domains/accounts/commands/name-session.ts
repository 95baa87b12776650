import { and, eq } from "drizzle-orm";
import { sessions } from "#db/schema/accounts.ts";
import { command } from "#domains/kernel/command.ts";
import { NameSession } from "../input.ts";

/** Gives a session of one's own a name that one knows again. */
export const nameSession = command({
  event: "accounts.session.named",
  input: NameSession,
  load: async (tx, actor, { sessionId }) =>
    (await tx.query.sessions.findFirst({
      where: and(eq(sessions.id, sessionId), eq(sessions.memberId, actor.id ?? sessionId)),
    })) ?? null,
  allow: (actor, session) => session.memberId === actor.id,
  async run(tx, { input, subject: session }) {
    await tx.update(sessions).set({ name: input.name }).where(eq(sessions.id, session.id));
    return { id: session.id };
  },
});
