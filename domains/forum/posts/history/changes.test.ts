import { expect, test } from "vitest";
import { bodyOf } from "#db/testing/forum.ts";
import { changesOf } from "./changes.ts";

const versions = [
  { revision: 4, body: bodyOf("周五上午在二楼开会") },
  { revision: 3, body: bodyOf("周三上午在二楼开会") },
  { revision: 2, body: null },
  { revision: 1, body: bodyOf("周一开会") },
];

test("of an edit one reads what went and what came, and both versions can be put together again", () => {
  const parts = changesOf(versions, 4)!;
  const without = (kind: string) =>
    parts
      .filter((part) => part.kind !== kind)
      .map(({ text }) => text)
      .join("");
  expect(without("added")).toBe("周三上午在二楼开会");
  expect(without("removed")).toBe("周五上午在二楼开会");
  expect(parts.filter(({ kind }) => kind !== "same").map(({ text }) => text)).toEqual(["周三", "周五"]);
});

test("nothing is compared with a version that is not for the reader, nor is the first, nor what is not there", () => {
  for (const revision of [3, 2, 1, 9]) expect(changesOf(versions, revision)).toBeNull();
});
