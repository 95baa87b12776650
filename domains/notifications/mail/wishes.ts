import { eq } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { mailAddresses } from "#db/schema/mail-addresses.ts";
import { mailWishes } from "#db/schema/mails.ts";
import { ofPresentAddress, standingOf } from "#domains/accounts/mail-address.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { DEFAULT_PUSH, waysOf } from "./groups.ts";

export type MailWishes = NonNullable<Awaited<ReturnType<typeof findMailWishes>>>;

/** How the actor wishes to be told by mail and on their devices, and whether there is an address to tell it to; a guest wishes nothing. */
export async function findMailWishes(actor: Actor, on: Reader = db) {
  if (actor.id === null) return null;
  const [row] = await on
    .select({ name: members.name, email: members.email, lang: members.lang, wishes: mailWishes, known: mailAddresses })
    .from(members)
    .leftJoin(mailWishes, eq(mailWishes.memberId, members.id))
    .leftJoin(mailAddresses, ofPresentAddress)
    .where(eq(members.id, actor.id));
  if (!row) return null;
  const { name, email, lang, wishes, known } = row;
  return {
    memberId: actor.id,
    name,
    email,
    standing: standingOf(known),
    suppressedAt: known?.suppressedAt ?? null,
    lang: lang ?? ("zh-CN" as const),
    ways: waysOf(wishes?.ways ?? {}),
    push: wishes?.push ?? DEFAULT_PUSH,
    digest: wishes?.digest ?? ("none" as const),
    digestHour: wishes?.digestHour ?? 8,
    digestedOn: wishes?.digestedOn ?? null,
    quietFrom: wishes?.quietFrom ?? null,
    quietTo: wishes?.quietTo ?? null,
  };
}
