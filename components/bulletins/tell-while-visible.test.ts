import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { tellWhileVisible } from "./tell-while-visible.ts";

class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = "visible";
  turn(state: DocumentVisibilityState) {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a hidden page sends no beat: one as it goes out of sight, and the next, as a first one, when it is back", () => {
  const page = new Page();
  const told: boolean[] = [];
  const end = tellWhileVisible(page, 5_000, (isFirst) => told.push(isFirst));
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([true, false, false]);
  page.turn("hidden");
  expect(told).toEqual([true, false, false, false]);
  vi.advanceTimersByTime(60_000);
  page.turn("hidden");
  expect(told).toHaveLength(4);
  page.turn("visible");
  vi.advanceTimersByTime(5_000);
  expect(told.slice(4)).toEqual([true, false]);
  end();
  vi.advanceTimersByTime(60_000);
  page.turn("hidden");
  expect(told).toHaveLength(6);
});

test("a page that opens behind another tells nothing before it is seen", () => {
  const page = new Page();
  page.visibilityState = "hidden";
  const tell = vi.fn();
  tellWhileVisible(page, 5_000, tell);
  vi.advanceTimersByTime(60_000);
  expect(tell).not.toHaveBeenCalled();
  page.turn("visible");
  expect(tell).toHaveBeenCalledExactlyOnceWith(true);
});
