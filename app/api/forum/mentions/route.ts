import { memberHandler } from "#domains/edge/handler.ts";
import { listSuggestions } from "#domains/forum/audience/queries.ts";

/** Whom a call may reach: `?thread=<id>&q=liming` or `?board=<id>&q=…`. */
export const GET = memberHandler(({ actor, url }) =>
  listSuggestions(actor, {
    threadId: url.searchParams.get("thread"),
    boardId: url.searchParams.get("board"),
    query: url.searchParams.get("q") ?? "",
  }),
);
