import { areaPath } from "#domains/edge/paths.ts";
import type { InboxLine } from "./queries.ts";
import { TOLD_TO_READERS } from "./visibility.ts";

/** The path to what a line is about. */
export function placeOf(line: InboxLine): string {
  if (line.path !== null) return line.path;
  const decided = line.kind === "moderated" || line.kind === "appeal-decided";
  if (decided && line.actionId) return `/decisions/${line.actionId}`;
  if (TOLD_TO_READERS.includes(line.kind)) return `${areaPath(line.readIn)}/bulletins/${line.bulletinId}`;
  if (line.bulletinId) return `/desk/bulletins/${line.bulletinId}`;
  if (line.kind === "review-delegated" || line.kind === "delegation-ended") return "/desk/delegations";
  const number = line.postNumber ?? 1;
  return line.threadId
    ? `${areaPath(line.unitSlug)}/forum/threads/${line.threadId}/${number}#post-${number}`
    : "/inbox";
}
