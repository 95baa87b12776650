import { boards } from "./boards.ts";
import { bulletins } from "./bulletins/index.ts";
import { cases } from "./cases/index.ts";
import { discussions } from "./discussions/index.ts";
import { mayEnter, people } from "./people.ts";
import { threads } from "./threads/index.ts";
import { hash } from "./threads/reactions.ts";
import type { SeedRead, SeedThread, UnitSlug } from "./types.ts";

/** What the first accounts that a newcomer tries shall find unread. */
const chosen: SeedRead[] = [
  { thread: "relay-gifts", person: "member-office", upTo: 20 },
  { thread: "plain-words", person: "member-office", upTo: 10 },
  { thread: "house-rules", person: "member-office-2", upTo: 38 },
  { thread: "parking", person: "member-office-1", upTo: 11 },
  { thread: "closing-dinner", person: "member-works", upTo: 7 },
  { thread: "crane-tips", person: "member-works-1", upTo: 10 },
  { thread: "house-rules", person: "member-works-2", upTo: 20 },
  { thread: "dock-queue", person: "member-logistics", upTo: 6 },
  { thread: "plain-words", person: "member-logistics-1", upTo: 8 },
  { thread: "relay-gifts", person: "member-group", upTo: 12 },
  { thread: "parking", person: "leader-office", upTo: 15 },
];

/** Who has read which thread how far: nobody behind their own words, older threads by more people. */
export const reads: SeedRead[] = [...threads, ...discussions].flatMap((thread) =>
  people
    .filter((person) => mayEnter(person, areaOf(thread)))
    .map(({ signIn: person }) => ({ thread: thread.key, person, upTo: readBy(person, thread) }))
    .filter(({ upTo }) => upTo > 0),
);

/** The unit of the board, bulletin or case that a thread belongs to; null: the whole organisation. */
export function areaOf({ key, board, bulletin, case: question }: SeedThread): UnitSlug | null {
  const home =
    boards.find(({ slug }) => slug === board) ??
    bulletins.find((one) => one.key === bulletin) ??
    cases.find((one) => one.key === question?.key);
  if (!home) throw new Error(`the thread ${key} hangs on nothing`);
  return home.unit;
}

function readBy(person: string, { key, posts, opened }: SeedThread): number {
  const planned = chosen.find((read) => read.thread === key && read.person === person);
  if (planned) return planned.upTo;
  const ownLast = posts.findLastIndex(({ author }) => author === person) + 1;
  const dice = hash(`${person} reads ${key}`) % 100;
  const [all, some] = opened.daysAgo > 12 ? [65, 80] : [30, 65];
  const reached = dice < all ? posts.length : dice < some ? Math.ceil((posts.length * (dice + 20)) / 110) : 0;
  return Math.min(Math.max(ownLast, reached), posts.length);
}
