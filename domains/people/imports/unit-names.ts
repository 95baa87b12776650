import { isWithin } from "#domains/units/visibility.ts";

export type NamedUnit = { id: string; slug: string; name: string; enName: string; path: string };
export type FoundUnit = { unit: NamedUnit } | { fault: "unknownUnit" | "ambiguousUnit"; near: string[] };

const NEAR_MAX = 3;
/** Beyond so many different wrong names the whole column is wrong, and nothing near would help. */
const SUGGESTED_MAX = 300;

/** Finds units as people write them: by name, slug, or a way of names from above (`机关党委/第一支部`). */
export function unitFinder(units: NamedUnit[]): (text: string) => FoundUnit {
  const byName = new Map<string, NamedUnit[]>();
  for (const unit of units)
    for (const name of new Set([unit.slug, plain(unit.name), plain(unit.enName)]))
      if (name !== "") byName.set(name, [...(byName.get(name) ?? []), unit]);
  const known = new Map<string, FoundUnit>();
  let suggested = 0;
  const find = (text: string): FoundUnit => {
    const matches = byName.get(plain(text)) ?? byWay(text, byName);
    if (matches.length === 1) return { unit: matches[0]! };
    if (matches.length > 1)
      return { fault: "ambiguousUnit", near: matches.slice(0, NEAR_MAX).map((unit) => unitLabel(unit, units)) };
    return { fault: "unknownUnit", near: suggested++ < SUGGESTED_MAX ? nearest(plain(lastOf(text)), units) : [] };
  };
  return (text) => {
    const found = known.get(text) ?? find(text);
    known.set(text, found);
    return found;
  };
}

/** The shortest way of names from above that means this unit and no other. */
export function unitLabel(unit: NamedUnit, units: NamedUnit[]): string {
  const chain = units.filter((other) => isWithin(unit.path, other.path)).sort((a, b) => a.path.length - b.path.length);
  const twins = units.filter((other) => other.id !== unit.id && other.name === unit.name);
  if (twins.length === 0) return unit.name;
  const names = chain.map(({ name }) => name);
  const namesAbove = (unit: NamedUnit) => units.filter((one) => one.id !== unit.id && isWithin(unit.path, one.path));
  for (let from = names.length - 2; from > 0; from--) {
    const above = names.slice(from, -1);
    const isShared = (twin: NamedUnit) => above.every((name) => namesAbove(twin).some((one) => one.name === name));
    if (!twins.some(isShared)) return names.slice(from).join("/");
  }
  return names.join("/");
}

/** `甲/乙/丙`: the units called 丙 above which stand 乙 and 甲, in this order, perhaps with others between. */
function byWay(text: string, byName: Map<string, NamedUnit[]>): NamedUnit[] {
  const [last, ...upwards] = partsOf(text).reverse();
  if (last === undefined || upwards.length === 0) return [];
  return (byName.get(last) ?? []).filter((unit) => {
    let below = unit.path;
    return upwards.every((name) => {
      const above = (byName.get(name) ?? []).find((one) => one.path !== below && isWithin(below, one.path));
      if (above) below = above.path;
      return above !== undefined;
    });
  });
}

const partsOf = (text: string) =>
  text
    .split(/[/／>›·\\]/)
    .map(plain)
    .filter((part) => part !== "");
const lastOf = (text: string) => partsOf(text).at(-1) ?? text;
const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

/** The names with the fewest letters to change, as long as half of them stay. */
function nearest(wanted: string, units: NamedUnit[]): string[] {
  const scored = units.flatMap((unit) => {
    const distance = Math.min(
      distanceOf(wanted, plain(unit.name)),
      unit.enName ? distanceOf(wanted, plain(unit.enName)) : 99,
    );
    return distance <= Math.ceil(wanted.length / 2) ? [{ label: unitLabel(unit, units), distance }] : [];
  });
  return scored
    .sort((a, b) => a.distance - b.distance)
    .slice(0, NEAR_MAX)
    .map(({ label }) => label);
}

/** Levenshtein's distance, by one row at a time. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}
