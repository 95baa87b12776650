import { mailWishes } from "#db/schema/mails.ts";
import { command } from "#domains/kernel/command.ts";
import { dayOf, hourOf } from "#lib/dates.ts";
import { SaveMailWishes } from "../input.ts";
import { findMailWishes, type MailWishes } from "../wishes.ts";

/** How somebody wishes to be told is nobody's business: it leaves no event. */
export const saveMailWishes = command({
  event: "notifications.mail-wishes.saved",
  isPrivate: true,
  input: SaveMailWishes,
  limit: "notifications.mail-wishes.saved",
  load: (tx, actor) => findMailWishes(actor, tx),
  allow: (actor, wishes) => actor.id === wishes.memberId,
  async run(tx, { input, subject: before }) {
    const { digest, digestHour, quietFrom, quietTo, push, ...ways } = input;
    const digestedOn = digest === "none" ? before.digestedOn : beginOf(before, digest, digestHour);
    const row = { ways, digest, digestHour, digestedOn, quietFrom, quietTo, ...(push && { push }) };
    await tx
      .insert(mailWishes)
      .values({ memberId: before.memberId, ...row })
      .onConflictDoUpdate({ target: mailWishes.memberId, set: row });
    return { id: before.memberId };
  },
});

const DAY_MS = 86_400_000;

/** The first digest comes when its hour strikes next, a weekly one on Monday; never two for a day. */
function beginOf({ digestedOn }: MailWishes, digest: "daily" | "weekly", hour: number): string {
  const now = new Date();
  const isStillToCome = digest === "daily" && hourOf(now) < hour;
  const day = isStillToCome ? dayOf(new Date(now.getTime() - DAY_MS)) : dayOf(now);
  return digestedOn !== null && digestedOn > day ? digestedOn : day;
}
