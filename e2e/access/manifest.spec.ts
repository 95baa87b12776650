import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./people.ts";
import { ACTIONS, OF_THE_FRAMEWORK, ROUTES } from "./routes.ts";

/** The build whose product answers; `npm test` builds at the root. */
const BUILD = process.env.QINGFENG_BUILD ?? ".next";

const read = <T>(file: string): T => JSON.parse(readFileSync(join(BUILD, file), "utf8"));

/** `/[pass]/units/[unit]/page` → `/units/[unit]`, as it is asked for. */
const routes = () =>
  Object.values(read<Record<string, string>>("app-path-routes-manifest.json")).map(
    (route) => route.replace(/^\/\[pass\]/, "") || "/",
  );

type Reference = { filename: string; exportedName: string };
type References = Record<"node" | "edge", Record<string, Reference>>;
const actions = () =>
  Object.values(read<References>("server/server-reference-manifest.json"))
    .filter((part) => typeof part === "object")
    .flatMap((part) => Object.values(part).map(({ filename, exportedName }) => `${filename} ${exportedName}`));

test("every route of the build has a row in the policy", () => {
  const known = [...ROUTES.map(({ route }) => route), ...OF_THE_FRAMEWORK];
  expect([...new Set(routes())].filter((route) => !known.includes(route))).toEqual([]);
});

test("every row of the policy is a route of the build, and stands there once", () => {
  const named = ROUTES.map(({ route }) => route);
  expect(named.filter((route) => !routes().includes(route))).toEqual([]);
  expect(named.filter((route, index) => named.indexOf(route) !== index)).toEqual([]);
});

test("pages of the build lie behind the pass, which only the proxy writes", () => {
  const paths = Object.keys(read<Record<string, string>>("app-path-routes-manifest.json"));
  const outside = paths.filter((path) => path.endsWith("/page") && !path.startsWith("/[pass]/"));
  expect(outside).toEqual(["/_global-error/page", "/_not-found/page"]);
});

test("every server action of the build has a row", () => {
  const known = Object.entries(ACTIONS).flatMap(([file, names]) => names.map((name) => `${file} ${name}`));
  expect(actions().length).toBeGreaterThan(40);
  expect(actions().filter((action) => !known.includes(action))).toEqual([]);
});

test("every row of an action is exported where it says, and no file of actions exports more", () => {
  for (const [file, names] of Object.entries(ACTIONS)) {
    const source = readFileSync(file, "utf8");
    expect.soft([...source.matchAll(/^export const (\w+)/gm)].map(([, name]) => name).sort(), file).toEqual(names);
  }
});
