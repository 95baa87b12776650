import { memberHandler } from "#domains/edge/handler.ts";
import { listFloors } from "#domains/forum/posts/floors/queries.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { countRead } from "#domains/kernel/read-limit.ts";
import { dayOf, formatDay } from "#lib/dates.ts";

/** On which day the posts of a thread were said, as far as a scrubber asks: `?thread=<id>`, `[[1, "11月18日"], …]`. */
export const GET = memberHandler(async ({ actor, lang, url }) => {
  await countRead(actor);
  const thread = await findThread(actor, url.searchParams.get("thread") ?? "");
  if (!thread) throw new DomainError("not_found");
  const today = dayOf(new Date());
  return (await listFloors(actor, thread)).map(({ number, at }) => [number, formatDay(at, lang, today)]);
});
