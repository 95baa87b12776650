import type { Area } from "./pass.ts";

/** Personal pages by their first segment; everything below them is rendered for one person. */
const PERSONAL = new Set([
  "me",
  "inbox",
  "settings",
  "drafts",
  "bookmarks",
  "must-read",
  "people",
  "search",
  "desk",
  "decisions",
  "write",
  "flags",
  "moderate",
  "history",
  "reactions",
  "polls",
  "answers",
]);
/** Pages of the forum that are rendered for one person, below addresses of which the others are shared. */
const PERSONAL_IN_FORUM = /^\/forum\/(?:lists\/[^/]+|threads\/[^/]+\/(?:find|jump))$/;
/** The page of a topic gathers what is everyone's and what is its reader's units'; the list of topics is the same for all. */
const TOPIC = /^\/topics\/[^/]+$/;
/** What anybody may read, signed in or not: the columns that are public. */
const PUBLIC = "public";
const DOOR = new Set(["sign-in", "set-up", "reset-password", "confirm-email", "unsubscribe"]);

/** The area that a path asks for; the URL says it. */
export function areaOf(pathname: string): Area {
  const [first = "", second = "", third] = pathname.split("/").slice(1);
  if (DOOR.has(first)) return "mine";
  if (PERSONAL.has(first) || PERSONAL_IN_FORUM.test(pathname.replace(/^\/units\/[^/]+/, ""))) return "mine";
  if (TOPIC.test(pathname)) return "mine";
  if (first === PUBLIC) return "public";
  if (first === "units" && second) return third !== undefined && PERSONAL.has(third) ? "mine" : `unit:${second}`;
  return "site";
}

/** Pages that guests may open. */
export const isDoor = (pathname: string) => DOOR.has(pathname.split("/")[1] ?? "");

/** The room of the staff. */
export const isDesk = (pathname: string) => pathname.split("/")[1] === "desk";

/** Where the pages of the public area begin. */
export const PUBLIC_PATH = `/${PUBLIC}`;

/** Where the pages of an area begin: nothing for the organisation, `/units/works` for a unit. */
export const areaPath = (unitSlug: string | null) => (unitSlug === null ? "" : `/units/${unitSlug}`);
