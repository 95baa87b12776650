import { memberHandler } from "#domains/edge/handler.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { entryOf } from "#domains/media/library/entry.ts";
import { LibraryFilter } from "#domains/media/library/input.ts";
import { listItems } from "#domains/media/library/queries.ts";
import { canUseLibrary } from "#domains/media/policy.ts";

/** What the editor offers to put into a text, the newest first; `next` goes behind `before`. */
export const GET = memberHandler(async ({ actor, url }) => {
  if (!canUseLibrary(actor)) throw new DomainError("not_found");
  const filter = LibraryFilter.parse(Object.fromEntries(url.searchParams));
  const { items, next } = await listItems(actor, { ...filter, use: "usable" });
  return { items: items.map((item) => entryOf(item.file, item)), next };
});
