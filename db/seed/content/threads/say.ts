import { people } from "../people.ts";
import type { ReactionKind, SeedPost, SeedThread, SignIn, UnitSlug } from "../types.ts";
import { reactedBy } from "./reactions.ts";

/** Clock time in civil time, with the number of days after the opening in front: `14:02`, `+1 08:30`. */
type Clock = string;

type Extra = Partial<Record<ReactionKind, number>> & {
  /** Number of the post that this one answers. */
  to?: number;
  hidden?: { by: SignIn; reason: string };
  isAnonymous?: boolean;
};
export type Line = { author: SignIn; clock: Clock; text: string; extra: Extra };

export const say = (author: SignIn, clock: Clock, text: string, extra: Extra = {}): Line => ({
  author,
  clock,
  text,
  extra,
});

type Frame = Omit<SeedThread, "author" | "opened" | "posts"> & { daysAgo: number };

/** A thread from what was said in it; whoever speaks first has opened it. `area` is the unit of its board. */
export function thread(area: UnitSlug | null, frame: Frame, ...lines: Line[]): SeedThread {
  const { daysAgo, ...rest } = frame;
  const { author, clock } = lines[0]!;
  const start = minutesOf(clock);
  const opened = { daysAgo, hour: Math.floor(start / 60), minute: start % 60 };
  return { ...rest, author, opened, posts: postsOf(lines, { area, key: frame.key, startMinutes: start }) };
}

/** The posts of a thread that was opened `startMinutes` after midnight; people of its `area` react to them. */
export function postsOf(
  lines: Line[],
  { area, key, startMinutes }: { area: UnitSlug | null; key: string; startMinutes: number },
): SeedPost[] {
  return lines.map(({ author, clock, text, extra: { to, hidden, isAnonymous, ...counts } }, i) => ({
    author,
    text,
    minutesAfter: minutesOf(clock) - startMinutes,
    ...(to !== undefined && { replyTo: to }),
    ...(hidden && { hidden }),
    ...(isAnonymous && { isAnonymous }),
    reactions: reactedBy(people, { area, author, counts, seed: `${key}#${i + 1}` }),
  }));
}

function minutesOf(clock: Clock): number {
  const match = /^(?:\+(\d+) )?(\d{2}):(\d{2})$/.exec(clock);
  if (!match) throw new Error(`not a clock time: ${clock}`);
  const [, days = "0", hours, minutes] = match;
  return (Number(days) * 24 + Number(hours)) * 60 + Number(minutes);
}
