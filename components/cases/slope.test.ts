import fc from "fast-check";
import { expect, test } from "vitest";
import { curvePath, monthOf, slopeOf, TOP } from "./slope.ts";

const step = (when: string, amountYuan: number | null) => ({
  when,
  title: "一步",
  text: "",
  amountYuan,
  turning: false,
});

test("dates as people write them become months; a span counts from its beginning", () => {
  expect(monthOf("2021年9月")).toBe(2021 * 12 + 8);
  expect(monthOf("2022年6月—2023年2月")).toBe(2022 * 12 + 5);
  expect(monthOf("2021.09")).toBe(2021 * 12 + 8);
  expect(monthOf("2024年")).toBe(2024 * 12);
  expect(monthOf("案发前")).toBeNull();
});

test("sums add up, steps without money are no points, and a single sum is no slope", () => {
  const points = slopeOf([step("2021年9月", 600), step("2022年1月", 2000), step("审计", null), step("2023年9月", 100)]);
  expect(points.map((point) => point.sum)).toEqual([600, 2600, 2700]);
  expect(slopeOf([step("2021年9月", 600), step("2022年", null), step("2023年", 0)])).toEqual([]);
});

test("points lie in the picture, apart from one another and ever deeper, whatever dates and amounts are given", () => {
  const date = fc.oneof(
    fc.constant(""),
    fc.integer({ min: 1990, max: 2030 }).map((year) => `${year}年3月`),
  );
  const amount = fc.option(fc.integer({ min: 0, max: 1_000_000_000 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(date, amount), { maxLength: 20 }), (steps) => {
      const points = slopeOf(steps.map(([when, yuan]) => step(when, yuan)));
      points.forEach((point, index) => {
        expect(point.x).toBeGreaterThanOrEqual(27);
        expect(point.x).toBeLessThanOrEqual(700);
        expect(point.y).toBeGreaterThan(TOP);
        expect(point.y).toBeLessThanOrEqual(TOP + 172);
        const previous = points[index - 1];
        if (!previous) return;
        expect(point.x - previous.x).toBeGreaterThan(30);
        expect(point.y).toBeGreaterThanOrEqual(previous.y);
      });
      if (points.length > 0) expect(curvePath(points)).not.toMatch(/NaN|Infinity/);
    }),
  );
});
