import { bulletins } from "../bulletins/index.ts";
import { cases } from "../cases/index.ts";
import { type Line, postsOf } from "../threads/say.ts";
import type { Moment, SeedThread } from "../types.ts";

/** What was said under a bulletin; clock times count from the day of its publication. */
export function underBulletin(key: string, ...lines: Line[]): SeedThread {
  const bulletin = bulletins.find((one) => one.key === key);
  if (!bulletin) throw new Error(`no such bulletin: ${key}`);
  const { title, unit: area, published: opened } = bulletin;
  const threadKey = `bulletin-${key}`;
  const posts = postsOf(lines, { area, key: threadKey, startMinutes: minutesOf(opened) });
  return { key: threadKey, board: null, bulletin: key, author: "editor", title, opened, posts };
}

/** The answers to one question of a case; `question` is its index. */
export function underQuestion(key: string, question: number, ...lines: Line[]): SeedThread {
  const found = cases.find((one) => one.key === key);
  if (!found?.questions[question]) throw new Error(`no such question: ${key} ${question}`);
  const { unit: area, published: opened } = found;
  const threadKey = `case-${key}-${question + 1}`;
  const posts = postsOf(lines, { area, key: threadKey, startMinutes: minutesOf(opened) });
  const title = found.questions[question].text;
  return { key: threadKey, board: null, case: { key, question }, author: "editor", title, opened, posts };
}

const minutesOf = ({ hour, minute }: Moment) => hour * 60 + minute;
