import { db } from "#db/client.ts";
import type { Role } from "#db/enums/roles.ts";
import { grants, members, memberships } from "#db/schema/accounts.ts";
import { organisation } from "#db/schema/kernel.ts";
import { units } from "#db/schema/units.ts";
import { findActor } from "#domains/accounts/queries.ts";
import { type Actor, guest } from "#domains/kernel/actor.ts";

/** The units of the demonstration, parents first. */
export const UNIT_PATHS = [
  "group",
  "group.office",
  "group.office.office-1",
  "group.office.office-2",
  "group.works",
  "group.works.works-1",
  "group.works.works-2",
  "group.logistics",
  "group.logistics.logistics-1",
] as const;

type Person = { unit: string; roles?: Role[]; over?: string; name?: string };
export type Cast = Awaited<ReturnType<typeof castOf>>;

let counter = 0;

/**
 * A small named cast on the demonstration's tree of units, made once in a test file's own database:
 * `cast.member("works-1")`, `cast.leader("works")`, `cast.staff("publisher")`. Every call makes a new person.
 */
export async function castOf() {
  const ids = await plantUnits();
  const person = async ({ unit, roles = [], over = unit, name }: Person): Promise<Actor & { id: string }> => {
    counter++;
    const signInName = `p${counter}-${unit}`;
    const [row] = await db
      .insert(members)
      .values({ signInName, name: name ?? `人${counter}`, pinyin: `ren${counter}`, initials: `r${counter}` })
      .returning({ id: members.id });
    const id = row!.id;
    await db.insert(memberships).values({ memberId: id, unitId: ids[unit]! });
    for (const role of roles) await db.insert(grants).values({ memberId: id, role, unitId: ids[over]! });
    return again(id);
  };
  /** The same person with the grants and homes of now. */
  const again = async (id: string) => {
    const actor = await findActor(id);
    if (!actor) throw new Error("no such person in the cast");
    return { ...actor, id };
  };
  return {
    unit: (slug: string): string => ids[slug]!,
    path: (slug: string): string => UNIT_PATHS.find((path) => path.split(".").at(-1) === slug)!,
    member: (unit: string, name?: string) => person({ unit, name }),
    leader: (unit: string, name?: string) => person({ unit, roles: ["leader"], name }),
    /** Somebody of the root unit with a role over everything, or over one unit. */
    staff: (role: Role, over = "group") => person({ unit: "group", roles: [role], over }),
    person,
    again,
    guest,
  };
}

async function plantUnits(): Promise<Record<string, string>> {
  await db.insert(organisation).values({ name: "清江集团", enName: "Qingjiang Group" }).onConflictDoNothing();
  const ids: Record<string, string> = {};
  for (const path of UNIT_PATHS) {
    const slugs = path.split(".");
    const slug = slugs.at(-1)!;
    const parentId = ids[slugs.at(-2) ?? ""] ?? null;
    const [row] = await db
      .insert(units)
      .values({ slug, name: slug, enName: slug, parentId, path })
      .returning({ id: units.id });
    ids[slug] = row!.id;
  }
  return ids;
}
