import { isValidElement, type ReactNode } from "react";
import { expect } from "vitest";
import { Broken } from "#components/layout/broken.tsx";
import { Missing } from "#components/layout/missing.tsx";
import { countQueries } from "#db/testing/count-queries.ts";

export const DAY = "2026-11-30";

type Params = Record<string, string | string[]>;
type Page = (props: { params: Promise<never>; searchParams: Promise<never> }) => Promise<ReactNode>;
type Area = "site" | "mine" | `unit:${string}`;

/**
 * For tests: how many statements a page sends to draw itself, for everybody of an area or for one person. Who calls it has
 * put something in the place of Next's store and of the request (`vi.mock`).
 */
export async function costOf(page: Page, area: Area, params: Params = {}, query: Params = {}): Promise<number> {
  const { writePass } = await import("#domains/edge/pass.ts");
  const pass = writePass({ area, lang: "zh-CN", day: DAY });
  const props = {
    params: Promise.resolve({ pass, ...params } as never),
    searchParams: Promise.resolve(query as never),
  };
  const { queries, result } = await countQueries(() => page(props));
  expect([Broken, Missing], "the page itself, not what stands in its place").not.toContain(
    isValidElement(result) && result.type,
  );
  return queries;
}
