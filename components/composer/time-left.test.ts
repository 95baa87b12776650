import { expect, test } from "vitest";
import { paceOf, progressLine, timeLeft } from "./time-left.ts";

const words = { timeSeconds: "{count} s", timeMinutes: "{count} min", timeUnknown: "?" };

test("the rest is told from the pace of the last seconds, not from that of the whole", () => {
  const pace = paceOf();
  expect(pace({ sent: 0, total: 1000 }, 0)).toBeNull();
  expect(pace({ sent: 100, total: 1000 }, 1_000)).toBe(9);
  // A long pause; then ten times as fast.
  expect(pace({ sent: 100, total: 1000 }, 60_000)).toBeNull();
  expect(pace({ sent: 600, total: 1000 }, 60_500)).toBe(1);
});

test.each([
  [null, "?"],
  [89, "89 s"],
  [90, "2 min"],
  [600, "10 min"],
])("%s seconds", (seconds, told) => {
  expect(timeLeft(seconds, words)).toBe(told);
});

test("a line tells how long it still takes once that is known and worth saying", () => {
  const line = progressLine("a.jpg {percent}%", "a.jpg {percent}% {seconds} s");
  expect(line({ sent: 0, total: 100 }, 0)).toBe("a.jpg 0%");
  expect(line({ sent: 10, total: 100 }, 1_000)).toBe("a.jpg 10% 9 s");
  expect(line({ sent: 90, total: 100 }, 2_000)).toBe("a.jpg 90%");
});
