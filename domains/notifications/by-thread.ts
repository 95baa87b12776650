import type { InboxLine } from "./queries.ts";

/** Lines that stand together: several about one thread, or what is about no thread or alone in its own. */
export type InboxGroup = { threadId: string | null; lines: InboxLine[] };

/**
 * Lines newest first, those of one thread together at the place of the newest of them. A line of the queue names a thread
 * too, and leads elsewhere: it stands alone.
 */
export function groupByThread(lines: InboxLine[]): InboxGroup[] {
  const threadOf = (line: InboxLine) => (line.path === null ? line.threadId : null);
  const byThread = Map.groupBy(lines, (line) => threadOf(line) ?? line.id);
  const groups: InboxGroup[] = [];
  for (const [key, together] of byThread) {
    const last = groups.at(-1);
    if (together.length > 1) groups.push({ threadId: key, lines: together });
    else if (last?.threadId === null) last.lines.push(...together);
    else groups.push({ threadId: null, lines: together });
  }
  return groups;
}
