import { mayEnter } from "../people.ts";
import type { ReactionKind, SeedPerson, SeedPost, SignIn, UnitSlug } from "../types.ts";

type Asked = { area: UnitSlug | null; author: SignIn; counts: Partial<Record<ReactionKind, number>>; seed: string };

const kinds: ReactionKind[] = ["agree", "thanks", "insight", "support"];

/** Who reacted to a post: as many people as `counts` asks for, each once, in an order that only `seed` decides. */
export function reactedBy(people: SeedPerson[], { area, author, counts, seed }: Asked): SeedPost["reactions"] {
  const crowd = people
    .filter((person) => person.signIn !== author && mayEnter(person, area))
    .map((person) => ({ signIn: person.signIn, order: hash(`${seed}/${person.signIn}`) }))
    .sort((a, b) => a.order - b.order)
    .map(({ signIn }) => signIn);
  return kinds.filter((kind) => counts[kind]).map((kind) => ({ kind, by: crowd.splice(0, counts[kind]) }));
}

/** FNV-1a, 32 bits, with a last stir: the same on every machine. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0)!, 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
}
