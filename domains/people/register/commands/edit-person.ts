import { eq } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";
import { endLinks } from "#domains/accounts/one-time-links.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { initialsOf, pinyinOf } from "#lib/pinyin.ts";
import { EditPerson } from "../../input.ts";
import { canChangeWayIn, canEditPerson } from "../../policy.ts";
import { findPersonToChange, refuseTakenName } from "../subject.ts";

/** New name, pinyin, sign-in name, e-mail address. An empty pinyin follows the name. */
export const editPerson = command({
  event: "people.person.edited",
  input: EditPerson,
  load: (tx, actor, input) => findPersonToChange(actor, input.memberId, tx),
  allow: canEditPerson,
  async run(tx, { actor, input, subject: person }) {
    const email = input.email || null;
    if (!canChangeWayIn(actor, person)) {
      if (input.signInName !== person.signInName) throw invalid("signInName", "otherAdministrator");
      if (email !== person.email) throw invalid("email", "otherAdministrator");
    }
    await refuseTakenName(input.signInName, person.id, tx);
    const kept = input.name === person.name ? person.pinyin : "";
    const pinyin = (input.pinyin === person.pinyin ? kept : input.pinyin) || pinyinOf(input.name).pinyin;
    const written = { name: input.name, signInName: input.signInName, email, pinyin };
    await tx
      .update(members)
      .set({ ...written, ...(pinyin === person.pinyin ? {} : { initials: initialsOf(pinyin) }) })
      .where(eq(members.id, person.id));
    // What went to the old address would lead whoever reads there into the account.
    if (email !== person.email) await endLinks("password-reset", [person.id], tx);
    await announce(tx, "actors", { member: person.id });
    const changed = (["name", "signInName", "email", "pinyin"] as const).filter((key) => written[key] !== person[key]);
    return { id: person.id, tags: [`member:${person.id}`], payload: { changed } };
  },
});
