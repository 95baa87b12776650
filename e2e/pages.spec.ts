import { builtRoutes } from "./access/build.ts";
import { ROUTES } from "./access/routes.ts";
import { expect, test } from "./fixtures.ts";
import { ELSEWHERE, PAGES } from "./pages.ts";

/** A route as a pattern; the pages of a unit and the older pages of a list are drawn by what draws the others. */
const kindOf = (route: string) =>
  route
    .replace(/^\/units\/\[unit\](?=\/)/, "")
    .replace(/\/before\/\[cursor\]$/, "")
    .replace(/\/\[\[\.\.\.\w+\]\]$/, "");

const patternOf = (kind: string) =>
  new RegExp(`^${kind.replace(/\/\[\.\.\.\w+\]/, "/.+").replace(/\[\w+\]/g, "[^/]+")}$`);

test("every kind of page is walked in all its looks, or a story is named that looks at it", () => {
  const pages = ROUTES.filter(({ kind, forwards }) => kind !== "api" && kind !== "file" && !forwards);
  const kinds = new Set(pages.filter(({ route }) => builtRoutes().includes(route)).map(({ route }) => kindOf(route)));
  const walked = Object.values(PAGES)
    .flat()
    .map(({ path, follow, to }) => to ?? follow?.source.replace(/^\^|\\/g, "") ?? path)
    .map((address) => address.replace(/\?.*/, "").replace(/(?<=.)\/$/, "/it"));
  const missing = [...kinds].filter(
    (kind) => !(kind in ELSEWHERE) && !walked.some((address) => patternOf(kind).test(address)),
  );
  expect(missing).toEqual([]);
});
