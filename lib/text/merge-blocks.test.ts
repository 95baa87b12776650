import fc from "fast-check";
import { expect, test } from "vitest";
import { hunksOf, mergeBlocks } from "./merge-blocks.ts";

const same = (block: string) => block;
const merge = (base: string, mine: string, theirs: string) =>
  mergeBlocks([...base], [...mine], [...theirs], same)?.join("") ?? null;

test.each([
  ["changes in different places are both there", "abcd", "Abcd", "abcD", "AbcD"],
  ["changes side by side too", "abcd", "aBcd", "abCd", "aBCd"],
  ["what one takes out and the other adds", "abcd", "acd", "abcde", "acde"],
  ["what both put in at one place stays, theirs first", "ab", "abX", "abY", "abYX"],
  ["something put in beside a block that the other changed", "abc", "aBc", "abXc", "aBXc"],
  ["the same change of both is one", "abc", "aXc", "aXc", "aXc"],
  ["a change that one has seen of the other's is one", "abc", "XYc", "Xbc", "XYc"],
  ["two answers to one block are none", "abc", "aXc", "aYc", null],
  ["a block that one changed and the other took out is nobody's", "abc", "aXc", "ac", null],
  ["something put into the middle of what the other took out", "abcd", "ad", "abXcd", null],
  ["an empty text in which both begin to write", "a", "X", "Y", null],
])("%s", (_, base, mine, theirs, merged) => {
  expect(merge(base, mine, theirs)).toBe(merged);
});

const text = fc.array(fc.constantFrom(..."abcdefgh"), { maxLength: 12 });

test("where only one has changed anything, the text is theirs", () => {
  fc.assert(
    fc.property(text, text, (base, changed) => {
      expect(mergeBlocks(base, changed, base, same)).toEqual(changed);
      expect(mergeBlocks(base, base, changed, same)).toEqual(changed);
      expect(mergeBlocks(base, changed, changed, same)).toEqual(changed);
    }),
  );
});

test("nothing that either has written is lost in a text that was put together", () => {
  const written = (prefix: string) =>
    fc.array(fc.tuple(fc.nat({ max: 9 }), fc.constantFrom("put", "change")), { maxLength: 5 }).map((edits) => ({
      of: (base: string[]) =>
        edits.reduce((now, [place, kind], n) => {
          const at = Math.min(place, now.length);
          return now.toSpliced(at, kind === "put" ? 0 : 1, `${prefix}${n}`);
        }, base),
    }));
  let merged = 0;
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer().map(String), { minLength: 4, maxLength: 10 }),
      written("m"),
      written("t"),
      (base, own, others) => {
        const [mine, theirs] = [own.of(base), others.of(base)];
        const both = mergeBlocks(base, mine, theirs, same);
        if (!both) return;
        merged++;
        for (const block of [...mine, ...theirs].filter((one) => /^[mt]/.test(one))) expect(both).toContain(block);
        for (const block of both) expect([...mine, ...theirs]).toContain(block);
      },
    ),
  );
  expect(merged).toBeGreaterThan(20);
});

test("hunks lead from the one text to the other", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const made = [...before];
      for (const { from, to, put } of hunksOf(before, after, same).reverse()) made.splice(from, to - from, ...put);
      expect(made).toEqual(after);
    }),
  );
});
