import { eq, sql } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { canEraseAccount } from "#domains/people/policy.ts";
import { findPersonToChange } from "#domains/people/register/subject.ts";
import { ERASED_AFTER_DAYS, PlanErasure } from "../input.ts";

/** 注销: a shut account is to be erased (个人信息保护法, article 47), so many days from now unless somebody thinks again. */
export const planErasure = command({
  event: "erasure.account.planned",
  input: PlanErasure,
  load: (tx, actor, { memberId }) => findPersonToChange(actor, memberId, tx),
  allow: canEraseAccount,
  async run(tx, { input: { posts }, subject: person }) {
    if (person.eraseAt !== null) throw new DomainError("conflict");
    await tx
      .update(members)
      .set({ eraseAt: sql`now() + make_interval(days => ${ERASED_AFTER_DAYS})`, erasesPosts: posts })
      .where(eq(members.id, person.id));
    return { id: person.id, payload: { posts } };
  },
});
