import fc from "fast-check";
import { expect, test } from "vitest";
import { breakTitle } from "./headings.ts";

test.each([
  ["集团纪委通报五起违反中央八项规定精神典型问题", "集团|纪委|通报|五起|违反|中央|八项|规定|精神|典型|问题"],
  ["关于做好2027年元旦春节期间廉洁自律工作的通知", "关于|做好|2027年|元旦|春节|期间|廉洁自律|工作的|通知"],
  ["《中国共产党纪律处分条例》第九十七条解读", "《中国共产党|纪律处分条例》|第九十七条|解读"],
  ["“一案一整改”清单", "“一案一整改”|清单"],
])("a title breaks between words: %s", (title, pieces) => {
  expect(breakTitle(title).join("|")).toBe(pieces);
});

test("pieces make up the title, none begins with a closing mark, none ends with an opening one", () => {
  const char = fc.constantFrom(..."党风廉政建设的了，。！？；：、”’》）】“‘《（【2026年a b—…😀");
  fc.assert(
    fc.property(fc.string({ unit: char, maxLength: 60 }), (title) => {
      const pieces = breakTitle(title);
      expect(pieces.join("")).toBe(title);
      for (const piece of pieces.slice(1)) expect(piece).not.toMatch(/^[，。！？；：、”’》）】]/);
      for (const piece of pieces.slice(0, -1)) expect(piece).not.toMatch(/[“‘《（【]$/);
    }),
  );
});
