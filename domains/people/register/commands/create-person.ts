import { and, eq, isNull } from "drizzle-orm";
import { members, memberships } from "#db/schema/accounts.ts";
import { units } from "#db/schema/units.ts";
import { newOneTimePassword } from "#domains/accounts/one-time-password.ts";
import { hashPassword } from "#domains/accounts/passwords.ts";
import { command } from "#domains/kernel/command.ts";
import { initialsOf, pinyinOf } from "#lib/pinyin.ts";
import { CreatePerson } from "../../input.ts";
import { canAdministerPeople } from "../../policy.ts";
import { refuseTakenName } from "../subject.ts";

/** A person in a unit, with a password that is told once and must be changed at the first sign-in. Refuses a name in use. */
export const createPerson = command({
  event: "people.person.created",
  input: CreatePerson,
  load: async (tx, actor, { unitId }) => {
    if (!canAdministerPeople(actor)) return null;
    const inUse = and(eq(units.id, unitId), isNull(units.deactivatedAt));
    return (await tx.select().from(units).where(inUse).for("share"))[0] ?? null;
  },
  allow: canAdministerPeople,
  async run(tx, { input, subject: unit }) {
    await refuseTakenName(input.signInName, null, tx);
    const secret = newOneTimePassword();
    const pinyin = input.pinyin || pinyinOf(input.name).pinyin;
    const [row] = await tx
      .insert(members)
      .values({
        signInName: input.signInName,
        name: input.name,
        email: input.email || null,
        pinyin,
        initials: initialsOf(pinyin),
        passwordHash: await hashPassword(secret),
        passwordMustChange: true,
      })
      .returning({ id: members.id });
    await tx.insert(memberships).values({ memberId: row!.id, unitId: unit.id, post: input.post });
    return { id: row!.id, unitId: unit.id, secret, payload: { signInName: input.signInName, unit: unit.slug } };
  },
});
