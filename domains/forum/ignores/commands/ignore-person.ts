import { count, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { ignores } from "#db/schema/ignores.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { IgnorePerson } from "../input.ts";
import { findPersonToIgnore } from "../queries.ts";

/** Beyond this it is the forum that one does not like. */
const IGNORED_MAX = 100;

/** From now on a person's words are folded for the actor, and nothing of theirs comes into the inbox. */
export const ignorePerson = command({
  event: "forum.person.ignored",
  input: IgnorePerson,
  limit: "forum.own",
  isPrivate: true,
  load: (tx, actor, { personId }) => findPersonToIgnore(actor, personId, tx),
  allow: (actor, person) => actor.kind === "member" && actor.id !== person.id,
  async run(tx, { actor, subject: { id } }) {
    await refuseTooMany(tx, memberId(actor));
    await tx
      .insert(ignores)
      .values({ memberId: memberId(actor), ignoredId: id })
      .onConflictDoNothing();
    return { id };
  },
});

async function refuseTooMany(tx: Tx, owner: string) {
  const [row] = await tx.select({ n: count() }).from(ignores).where(eq(ignores.memberId, owner));
  if (row!.n >= IGNORED_MAX) throw invalid("form", "ignoresFull", { maximum: IGNORED_MAX });
}
