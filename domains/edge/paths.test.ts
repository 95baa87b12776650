import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { areaOf } from "./paths.ts";

test("every page that is drawn for one person is asked for as one", () => {
  const pages = readdirSync("app/[pass]/(mine)", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "forum" && entry.name !== "units")
    .map(({ name }) => name);
  expect(pages).toContain("polls");
  expect(pages.filter((name) => areaOf(`/${name}/x`) !== "mine")).toEqual([]);
});

test("the list of topics is one copy for all of the organisation, a topic is made for whoever asks", () => {
  expect(["/topics", "/topics/", "/topics/festival", "/topics/festival/x"].map(areaOf)).toEqual([
    "site",
    "site",
    "mine",
    "site",
  ]);
});
