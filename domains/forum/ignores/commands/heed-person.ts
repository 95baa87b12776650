import { and, eq } from "drizzle-orm";
import { ignores } from "#db/schema/ignores.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { IgnorePerson } from "../input.ts";
import { findIgnored } from "../queries.ts";

/** Ignores a person no more, whether one may still know of them or not. */
export const heedPerson = command({
  event: "forum.person.heeded",
  input: IgnorePerson,
  limit: "forum.own",
  isPrivate: true,
  load: (tx, actor, { personId }) => findIgnored(actor, personId, tx),
  allow: (actor) => actor.kind === "member",
  async run(tx, { actor, subject: { id } }) {
    await tx.delete(ignores).where(and(eq(ignores.memberId, memberId(actor)), eq(ignores.ignoredId, id)));
    return { id };
  },
});
