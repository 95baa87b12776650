import { beforeEach, expect, test } from "vitest";
import { keepPlace, placeKey, readPlace } from "./place-store.ts";

/** What the browser gives, as far as it is used; its keys are its own, as in a browser. */
function memory(): Storage {
  const store = Object.create({
    getItem: (key: string) => (Object.hasOwn(store, key) ? store[key] : null),
    setItem: (key: string, value: string) => {
      store[key] = value;
    },
    removeItem: (key: string) => {
      delete store[key];
    },
  });
  return store;
}
let store: Storage;
beforeEach(() => {
  store = memory();
});

test("a place is found again by its reader alone, and only where there is something to go on with", () => {
  keepPlace(store, placeKey("li", "a"), 0.4);
  expect(readPlace(store, placeKey("li", "a"))).toBe(0.4);
  expect(readPlace(store, placeKey("wang", "a"))).toBeNull();
  for (const share of [0, 0.05, 0.95, 1]) {
    keepPlace(store, placeKey("li", "a"), share);
    expect(readPlace(store, placeKey("li", "a")), String(share)).toBeNull();
  }
});

test("no more than fifty places are kept, what is unreadable is nothing, and a full store is no error", () => {
  for (let n = 0; n < 60; n++) keepPlace(store, placeKey("li", String(n)), 0.5, n);
  const kept = Object.keys(store);
  expect([kept.length, kept.includes("qf:place:li:9"), kept.includes("qf:place:li:10")]).toEqual([50, false, true]);
  store.setItem(placeKey("li", "x"), "{");
  expect(readPlace(store, placeKey("li", "x"))).toBeNull();
  const full = {
    ...memory(),
    setItem: () => {
      throw new Error("full");
    },
    getItem: () => null,
  } as unknown as Storage;
  expect(() => keepPlace(full, placeKey("li", "a"), 0.5)).not.toThrow();
});
