import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { events } from "#db/schema/kernel.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import type { KnownDevice } from "./known-device.ts";
import { hashPassword, isOutdated, verifyPassword } from "./passwords.ts";
import { forgiveTries, takeTry, triesLeft } from "./throttle.ts";

/** Stands in the log for an account that does not exist; what was typed may be a password and is not kept. */
const NOBODY = "00000000-0000-7000-8000-000000000000";

/**
 * Checks name and password. An unknown name and a shut account cost the same tries, take as long and answer as a wrong
 * password does. Throws `invalid` with the tries left, or `too_many` with the wait.
 */
export async function checkPassword(name: string, password: string, address: string, device: KnownDevice | null) {
  const member = await findByName(name);
  const knows = device !== null && device.memberId === member?.id;
  const knock = { name: name.toLowerCase(), address, deviceId: knows ? device.id : null };
  await takeTry(knock);
  const fits = await verifyPassword(password, member?.passwordHash ?? null);
  if (!member || !fits || member.deactivatedAt) {
    const subjectId = member?.id ?? NOBODY;
    await db.insert(events).values({ name: "accounts.sign-in.refused", subjectId, payload: { address } });
    const left = await triesLeft(knock);
    throw new DomainError("invalid", {
      form: { key: "wrongPassword" },
      password: { key: "triesLeft", values: { left } },
    });
  }
  await forgiveTries(knock);
  if (isOutdated(member.passwordHash ?? "")) await hashAnew(member.id, password);
  return { id: member.id, owesSecondStep: member.owesSecondStep };
}

async function findByName(name: string) {
  const [member] = await db
    .select({
      id: members.id,
      passwordHash: members.passwordHash,
      deactivatedAt: members.deactivatedAt,
      owesSecondStep: sql<boolean>`${members.totpSince} is not null`,
    })
    .from(members)
    .where(sql`lower(${members.signInName}) = ${name.toLowerCase()}`);
  return member;
}

async function hashAnew(memberId: string, password: string) {
  const passwordHash = await hashPassword(password);
  await db.update(members).set({ passwordHash }).where(eq(members.id, memberId));
}
