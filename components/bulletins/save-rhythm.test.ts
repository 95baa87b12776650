import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EVERY_MS, saveRhythm } from "./save-rhythm.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what is typed is saved two seconds after its first letter, however fast the typing goes on", () => {
  expect(EVERY_MS).toBe(2_000);
  const save = vi.fn();
  const rhythm = saveRhythm(save);
  for (let letter = 0; letter < 19; letter++) {
    rhythm.touch();
    vi.advanceTimersByTime(100);
  }
  expect(save).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(save).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(save).toHaveBeenCalledTimes(1);
  rhythm.touch();
  vi.advanceTimersByTime(EVERY_MS);
  expect(save).toHaveBeenCalledTimes(2);
});

test("in the middle of a composed word nothing is saved; once it stands there, within two seconds", () => {
  const save = vi.fn();
  const rhythm = saveRhythm(save);
  rhythm.touch();
  rhythm.compose(true);
  vi.advanceTimersByTime(30_500);
  expect(save).not.toHaveBeenCalled();
  rhythm.compose(false);
  vi.advanceTimersByTime(EVERY_MS);
  expect(save).toHaveBeenCalledTimes(1);
});

test("a page that is left saves nothing any more", () => {
  const save = vi.fn();
  const rhythm = saveRhythm(save);
  rhythm.touch();
  rhythm.stop();
  vi.advanceTimersByTime(60_000);
  expect(save).not.toHaveBeenCalled();
});
