import { readFileSync } from "node:fs";
import { ACTIONS } from "./actions.ts";
import { builtActions, builtPaths, builtRoutes } from "./build.ts";
import { addressOf, expect, test } from "./objects.ts";
import { OF_THE_FRAMEWORK, ROUTES } from "./routes.ts";

const rowsOfActions = Object.entries(ACTIONS).flatMap(([file, rows]) =>
  Object.keys(rows).map((name) => `${file} ${name}`),
);

test("every route of the build has a row in the policy", () => {
  const known = [...ROUTES.map(({ route }) => route), ...OF_THE_FRAMEWORK];
  expect([...new Set(builtRoutes())].filter((route) => !known.includes(route))).toEqual([]);
});

test("every row of the policy is a route of the build, and stands there once", () => {
  const named = ROUTES.map(({ route }) => route);
  expect(named.filter((route) => !builtRoutes().includes(route))).toEqual([]);
  expect(named.filter((route, index) => named.indexOf(route) !== index)).toEqual([]);
});

test("pages of the build lie behind the pass, which only the proxy writes", () => {
  const outside = builtPaths().filter((path) => path.endsWith("/page") && !path.startsWith("/[pass]/"));
  expect(outside).toEqual(["/_global-error/page", "/_not-found/page"]);
});

test("every handler of the build has the methods of its row, and no others", async ({ as, objects }) => {
  const handlers = builtPaths().filter((path) => path.endsWith("/route") && path !== "/icon.svg/route");
  expect(ROUTES.filter(({ methods }) => methods)).toHaveLength(handlers.length);
  const asks = await as("admin");
  for (const { route, sample, methods } of ROUTES.filter((row) => row.methods)) {
    const answer = await asks(addressOf(sample, objects), { method: "OPTIONS" });
    const told = (answer.headers().allow ?? "").split(", ").filter((method) => !["HEAD", "OPTIONS"].includes(method));
    expect.soft(told, route).toEqual(methods);
  }
});

test("every server action of the build has a row, and every row is an action of the build", () => {
  const built = builtActions().map(({ file, name }) => `${file} ${name}`);
  expect(built.length).toBeGreaterThan(40);
  expect(built.sort()).toEqual(rowsOfActions.sort());
});

test("no file of actions exports what its rows do not name", () => {
  for (const [file, rows] of Object.entries(ACTIONS)) {
    const exported = [...readFileSync(file, "utf8").matchAll(/^export (?:const|async function) (\w+)/gm)];
    expect.soft(exported.map(([, name]) => name).sort(), file).toEqual(Object.keys(rows).sort());
  }
});
