import { z } from "zod";
import { SEARCH_AGES, SEARCH_ORDERS, type SearchKind } from "#db/enums/search.ts";
import { type Operation, reading } from "#domains/edge/api/operation.ts";
import { memberId, type Viewer } from "#domains/kernel/actor.ts";
import { takePoint } from "#domains/kernel/rate-limit.ts";
import { HITS_PER_PAGE, PAGES_MAX, Words } from "./input.ts";
import { findIds, type Hit, listHits } from "./queries.ts";
import { pathOf } from "./search.ts";

const Asked = z.object({
  q: Words.describe("Words that must all occur, parted by blanks."),
  age: z.enum(SEARCH_AGES).optional(),
  order: z.enum(SEARCH_ORDERS).default("best"),
  page: z.coerce.number().int().min(1).max(PAGES_MAX).default(1),
});
type Asked = z.output<typeof Asked>;

const Found = z.object({
  id: z.uuid(),
  title: z.string(),
  excerpt: z.string(),
  at: z.iso.datetime(),
  unit: z.string().nullable(),
  address: z.string(),
});

const foundOut = (hit: Hit) => ({
  id: hit.id,
  title: textOf(hit.title),
  excerpt: textOf(hit.pieces),
  at: hit.at.toISOString(),
  unit: hit.unit?.slug ?? null,
  address: pathOf(hit),
});
const textOf = (pieces: Hit["title"]) => pieces.map(({ text }) => text).join("");

async function find(viewer: Viewer, kind: SearchKind, { q, age, order, page }: Asked) {
  if (viewer.kind === "member") await takePoint("search", memberId(viewer));
  const { ids, goesOn } = await findIds(viewer, kind, q, { age: age ?? null, order, own: false });
  const shown = ids.slice((page - 1) * HITS_PER_PAGE, page * HITS_PER_PAGE);
  return { hits: await listHits(viewer, kind, shown, q), count: ids.length, goesOn };
}

const counted = { count: z.int(), goesOn: z.boolean().describe("There are more than were counted.") };

/** What programs may look for: the same as on the page, each kind by the scope that reads it. */
export const searchOperations: Operation[] = [
  reading({
    path: "/search/bulletins",
    scope: "bulletins:read",
    summary: "Published texts that say the words, twenty a page, two hundred at most.",
    input: Asked,
    output: z.object({ bulletins: z.array(Found), ...counted }),
    run: async (viewer, asked) => {
      const { hits, ...count } = await find(viewer, "bulletins", asked);
      return { bulletins: hits.map(foundOut), ...count };
    },
  }),
  reading({
    path: "/search/posts",
    scope: "forum:read",
    summary: "Posts that say the words, twenty a page, two hundred at most.",
    input: Asked,
    output: z.object({
      posts: z.array(Found.extend({ threadId: z.uuid(), number: z.int(), author: z.string() })),
      ...counted,
    }),
    run: async (viewer, asked) => {
      const { hits, ...count } = await find(viewer, "posts", asked);
      const posts = hits.flatMap((hit) => {
        const { said } = hit;
        return said
          ? [{ ...foundOut(hit), threadId: said.threadId, number: said.number, author: said.authorName }]
          : [];
      });
      return { posts, ...count };
    },
  }),
];
