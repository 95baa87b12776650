import { idTail } from "./mention-text.ts";
import { type Body, mentionsOf } from "./nodes.ts";
import { parsePlain } from "./parse-plain.ts";

/** More calls than that in one post would be a nuisance, not a conversation; further names stay text. */
export const MENTIONS_MAX = 20;

/** Further quotes keep their head as text. */
const QUOTES_MAX = 50;

type Person = { id: string; name: string };
type Target = { memberId: string; name: string };

/** The names that a text calls, for one query among those who can see the thread: at most MENTIONS_MAX. */
export function mentionNames(text: string): string[] {
  return [...new Set([...mentionKeys(text)].map(nameOf))];
}

/**
 * What each call in a text stands for, given the members of those names who can see the thread. Of several people of one
 * name the call means the one whose id it ends in, else the one whom the text's earlier version called, else nobody.
 */
export function resolveMentions(text: string, people: Person[], earlier?: Body): Map<string, Target> {
  const called = new Set(earlier ? mentionsOf(earlier).map((mention) => mention.memberId) : []);
  const found = new Map<string, Target>();
  for (const key of mentionKeys(text)) {
    const [name, tail] = key.split("#");
    const namesakes = people.filter((person) => person.name === name && (!tail || idTail(person.id) === tail));
    const [only, second] = namesakes.length > 1 ? namesakes.filter((person) => called.has(person.id)) : namesakes;
    if (only && !second) found.set(key, { memberId: only.id, name: only.name });
  }
  return found;
}

/** The numbers of posts that a text quotes, as far as it says; ask for the authors of those that the writer may see. */
export function quotedNumbers(text: string): number[] {
  const numbers = new Set<number>();
  const note = (number: number) => {
    if (numbers.size < QUOTES_MAX) numbers.add(number);
    return undefined;
  };
  parsePlain(text, { authors: { get: note } });
  return [...numbers];
}

const nameOf = (key: string) => key.split("#")[0]!;

function mentionKeys(text: string): Set<string> {
  const keys = new Set<string>();
  const note = (key: string) => {
    if (keys.size < MENTIONS_MAX) keys.add(key);
    return undefined;
  };
  parsePlain(text, { mentions: { get: note } });
  return keys;
}
