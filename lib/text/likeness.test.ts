import { expect, test } from "vitest";
import { diceOf, pairsOf } from "./likeness.ts";

test("what is alike scores higher than what is not, whatever its punctuation and width", () => {
  const gift = pairsOf("节前提醒：收受礼品礼金的四种情形");
  expect(diceOf(gift, pairsOf("礼品礼金登记上交办法"))).toBeGreaterThan(diceOf(gift, pairsOf("采购岗位利益冲突申报")));
  expect(diceOf(pairsOf("ＡＢＣ，1"), pairsOf("abc 1"))).toBe(1);
  expect([diceOf(gift, pairsOf("")), diceOf(pairsOf("一"), pairsOf("二"))]).toEqual([0, 0]);
});
