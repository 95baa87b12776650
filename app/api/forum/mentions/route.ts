import { memberHandler } from "#domains/edge/handler.ts";
import { listSuggestions } from "#domains/forum/audience/queries.ts";
import { countRead } from "#domains/kernel/read-limit.ts";

/** Whom a call may reach: `?thread=<id>&q=liming` or `?board=<id>&q=…`. */
export const GET = memberHandler(async ({ actor, url }) => {
  await countRead(actor);
  return listSuggestions(actor, {
    threadId: url.searchParams.get("thread"),
    boardId: url.searchParams.get("board"),
    query: url.searchParams.get("q") ?? "",
  });
});
