import { SEARCH_KINDS, type SearchKind } from "#db/enums/search.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { postPath } from "#domains/forum/posts/windows.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { takePoint } from "#domains/kernel/rate-limit.ts";
import { HITS_PER_PAGE, type SearchFilter } from "./input.ts";
import { findIds, type Hit, listHits } from "./queries.ts";

/** Of each kind so many, where none is chosen. */
const AT_FIRST = 4;

export type Group = {
  kind: SearchKind;
  hits: Hit[];
  /** How many were found; with `goesOn` there are more. */
  count: number;
  goesOn: boolean;
};

/**
 * What a member finds: of the chosen kind a page, else of each the first few; and how many of each there are. A search sorts
 * up to 200 hits of each kind, so not without a pause. Throws `too_many`.
 */
export async function search(actor: Actor, words: string, { kind, page, ...asked }: SearchFilter): Promise<Group[]> {
  await takePoint("search", memberId(actor));
  const groups = SEARCH_KINDS.map(async (one): Promise<Group> => {
    const { ids, goesOn } = await findIds(actor, one, words, asked);
    const first = (page - 1) * HITS_PER_PAGE;
    const shown = !kind ? ids.slice(0, AT_FIRST) : kind === one ? ids.slice(first, first + HITS_PER_PAGE) : [];
    return { kind: one, hits: await listHits(actor, one, shown, words), count: ids.length, goesOn };
  });
  return Promise.all(groups);
}

/** Where what was found stands. */
export function pathOf({ kind, id, unit, said }: Hit): string {
  const base = areaPath(unit?.slug ?? null);
  return said ? postPath(base, said.threadId, said.number) : `${base}/${kind}/${id}`;
}
