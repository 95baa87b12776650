import type { Operation } from "#domains/edge/api/operation.ts";
import { boardOperations } from "./api/boards.ts";
import { pollOperations } from "./api/polls.ts";
import { postOperations } from "./api/posts.ts";
import { threadOperations } from "./api/threads.ts";

/** What programs may ask of the forum. */
export const forumOperations: Operation[] = [
  ...boardOperations,
  ...threadOperations,
  ...postOperations,
  ...pollOperations,
];
