import { mailWishes } from "#db/schema/mails.ts";
import { command } from "#domains/kernel/command.ts";
import { without } from "../groups.ts";
import { SwitchOff } from "../input.ts";
import { readUnsubscribeToken } from "../unsubscribe.ts";
import { findMailWishes } from "../wishes.ts";

/** One kind of mail ends for whoever the token is about. Done again it changes nothing (RFC 8058). */
export const switchOffMail = command({
  event: "notifications.mail.switched-off",
  isPrivate: true,
  input: SwitchOff,
  async load(tx, actor, { token }) {
    const claims = readUnsubscribeToken(token);
    const wishes = claims?.memberId === actor.id ? await findMailWishes(actor, tx) : null;
    return claims && wishes && { kind: claims.kind, wishes };
  },
  allow: (actor, { wishes }) => actor.id === wishes.memberId,
  async run(tx, { subject: { kind, wishes } }) {
    const ways = without(wishes.ways, kind);
    const isLeft = kind !== "digest" || Object.values(ways).includes("digest");
    const change = { ways, digest: isLeft ? wishes.digest : ("none" as const) };
    await tx
      .insert(mailWishes)
      .values({ memberId: wishes.memberId, ...change })
      .onConflictDoUpdate({ target: mailWishes.memberId, set: change });
    return { id: wishes.memberId };
  },
});
