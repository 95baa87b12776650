import { expect, test } from "vitest";
import { editWord } from "./edit-word.ts";

test("the menu promises what may be done: a wiki post of another is edited and not taken back, an old post only taken back", () => {
  const words = { edit: "编辑或收回", editOnly: "编辑", takeBack: "收回" };
  const wordFor = (...may: string[]) => editWord(may, words);
  expect([wordFor("edit", "delete"), wordFor("flag", "edit"), wordFor("delete"), wordFor("flag")]).toEqual([
    "编辑或收回",
    "编辑",
    "收回",
    null,
  ]);
});
