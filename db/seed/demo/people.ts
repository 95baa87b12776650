import { randomInt } from "node:crypto";
import type { Tx } from "#db/client.ts";
import { DEMO_NAME } from "#db/enums/demo.ts";
import { grants, members, memberships } from "#db/schema/accounts.ts";
import { organisation } from "#db/schema/kernel.ts";
import { units } from "#db/schema/units.ts";
import { hashPassword } from "#domains/accounts/passwords.ts";
import { people } from "../content/people.ts";
import type { SignIn, UnitSlug } from "../content/types.ts";
import { units as seedUnits } from "../content/units.ts";
import { daysBefore } from "./moments.ts";

/** One line of data/demo-accounts.txt. `part` says what the person does. */
export type Account = { name: string; password: string; part: string };

/** Ids of what was planted, by the names that the content uses. */
export type Cast = {
  member: (signIn: SignIn) => string;
  unit: (slug: UnitSlug | null) => string | null;
};

export async function seedPeople(tx: Tx, password?: string): Promise<{ accounts: Account[]; cast: Cast }> {
  const set = { ...DEMO_NAME, demoSince: new Date() };
  await tx.insert(organisation).values(set).onConflictDoUpdate({ target: organisation.id, set });
  const unitIds = await plantUnits(tx);
  const memberIds = new Map<string, string>();
  const accounts: Account[] = [];
  const shared = password ? await hashPassword(password) : null;
  for (const person of people) {
    const own = password ?? randomPassword();
    const [row] = await tx
      .insert(members)
      .values({
        signInName: person.signIn,
        name: person.name,
        pinyin: person.pinyin.replaceAll(" ", ""),
        initials: person.pinyin
          .split(" ")
          .map((syllable) => syllable[0])
          .join(""),
        passwordHash: shared ?? (await hashPassword(own)),
        isDemo: true,
        createdAt: daysBefore(person.joinedDaysAgo),
      })
      .returning({ id: members.id });
    memberIds.set(person.signIn, row!.id);
    accounts.push({ name: person.signIn, password: own, part: `${person.name}，${person.post}` });
    await tx.insert(memberships).values(
      person.units.map((unit, i) => ({
        memberId: row!.id,
        unitId: unitIds.get(unit)!,
        post: i === 0 ? person.post : "",
        startedAt: daysBefore(person.joinedDaysAgo),
      })),
    );
    if (person.grants.length > 0) {
      await tx
        .insert(grants)
        .values(person.grants.map(({ role, unit }) => ({ memberId: row!.id, role, unitId: unitIds.get(unit)! })));
    }
  }
  const cast: Cast = {
    member: (signIn) => found(memberIds.get(signIn), signIn),
    unit: (slug) => (slug === null ? null : found(unitIds.get(slug), slug)),
  };
  return { accounts, cast };
}

async function plantUnits(tx: Tx): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const paths = new Map<string, string>();
  for (const [position, { slug, parent, name, enName }] of seedUnits.entries()) {
    const path = parent === null ? slug : `${paths.get(parent)}.${slug}`;
    const parentId = parent === null ? null : ids.get(parent);
    const [row] = await tx
      .insert(units)
      .values({ slug, name, enName, parentId, path, position, isDemo: true })
      .returning({ id: units.id });
    ids.set(slug, row!.id);
    paths.set(slug, path);
  }
  return ids;
}

function found(id: string | undefined, name: string): string {
  if (!id) throw new Error(`the demonstration names ${name}, whom it does not have`);
  return id;
}

/** Sixteen signs without those that are taken for one another. */
function randomPassword(): string {
  const signs = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  return Array.from({ length: 16 }, () => signs[randomInt(signs.length)]).join("");
}
