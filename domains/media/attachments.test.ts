import { expect, test } from "vitest";
import { preparingOf } from "./attachments.ts";

const since = (seconds: number) => new Date(Date.now() - seconds * 1_000);
const row = (more: object) => ({ preparedAt: null, startedAt: null, progress: 0, ...more }) as never;

test("how long a conversion still takes is told from its pace", () => {
  expect(preparingOf(row({}))).toEqual({ percent: 0, secondsLeft: null });
  expect(preparingOf(row({ startedAt: since(3) }))).toEqual({ percent: 0, secondsLeft: null });
  const half = preparingOf(row({ startedAt: since(20), progress: 50 }));
  expect(half?.percent).toBe(50);
  expect(half?.secondsLeft).toBeGreaterThanOrEqual(20);
  expect(half?.secondsLeft).toBeLessThanOrEqual(21);
  expect(preparingOf(row({ preparedAt: since(0), progress: 100 }))).toBeNull();
});
