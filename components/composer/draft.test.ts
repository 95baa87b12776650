import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type DraftState, EMPTY, keepDraft, type Words } from "./draft-keeper.ts";
import { clearLocalDrafts, draftKey, newestDraft, readDraft, writeDraft } from "./draft-store.ts";

const KEY = draftKey("member-1", { kind: "reply", targetId: "thread-1" });
const at = Date.UTC(2026, 10, 23, 6, 32);
const iso = (time: number) => new Date(time).toISOString();

class FakeStore {
  kept = new Map<string, string>();
  isFull = false;
  get length() {
    return this.kept.size;
  }
  key = (index: number) => [...this.kept.keys()][index] ?? null;
  getItem = (key: string) => this.kept.get(key) ?? null;
  removeItem = (key: string) => void this.kept.delete(key);
  clear = () => this.kept.clear();
  setItem(key: string, value: string) {
    if (this.isFull) throw new DOMException("full", "QuotaExceededError");
    this.kept.set(key, value);
  }
}

let store: FakeStore & Storage;
let form: Words;
let told: DraftState[];
let save: ReturnType<typeof vi.fn<(words: Words) => Promise<number | null>>>;
const keeper = (more = {}) =>
  keepDraft({ read: () => form, initial: EMPTY, store, key: KEY, save, tell: (state) => told.push(state), ...more });
const type = (kept: ReturnType<typeof keeper>, text: string) => {
  form = { text, title: "" };
  kept.changed();
};

beforeEach(() => {
  vi.useFakeTimers({ now: at });
  store = new FakeStore() as never;
  form = EMPTY;
  told = [];
  save = vi.fn(async () => Date.now());
});
afterEach(() => {
  vi.useRealTimers();
});

test("what is typed is kept here within two seconds and on the server within ten", async () => {
  const kept = keeper();
  type(kept, "一");
  await vi.advanceTimersByTimeAsync(1_000);
  type(kept, "一二");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(readDraft(store, KEY)).toMatchObject({ text: "一二" });
  expect(save).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(8_000);
  expect(save.mock.calls).toEqual([[{ text: "一二", title: "" }]]);
  expect(told).toEqual([{ kind: "saved", at: at + 10_000 }]);
  expect(readDraft(store, KEY)).toMatchObject({ synced: true });
});

test("a server that cannot be reached leaves the draft here, and says so", async () => {
  save.mockResolvedValue(null);
  const kept = keeper();
  type(kept, "一");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told.at(-1)?.kind).toBe("savedHere");
  expect(kept.flush()).toBe(true);
});

test("leaving asks only when neither place has the text", async () => {
  store.isFull = true;
  const kept = keeper();
  expect(kept.flush()).toBe(true);
  type(kept, "一");
  expect(kept.flush()).toBe(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(kept.flush()).toBe(true);
});

test("a posted text leaves no draft behind, not even by a save that was due", async () => {
  const kept = keeper();
  type(kept, "一");
  await vi.advanceTimersByTimeAsync(2_000);
  type(kept, "一二");
  kept.forget(false);
  form = EMPTY;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(readDraft(store, KEY)).toBeNull();
  expect(save).not.toHaveBeenCalled();
  expect(told.at(-1)).toEqual({ kind: "none" });
});

test("a discarded draft is forgotten on the server too", () => {
  const kept = keeper();
  kept.forget(true);
  expect(save).toHaveBeenCalledWith(EMPTY);
});

test("going away saves at once", () => {
  const kept = keeper();
  type(kept, "一");
  kept.stop();
  expect(readDraft(store, KEY)).toMatchObject({ text: "一" });
});

test("without an owner nothing is kept in the browser", async () => {
  const kept = keeper({ key: null, save: null });
  type(kept, "一");
  await vi.advanceTimersByTimeAsync(20_000);
  expect(store.length).toBe(0);
});

test("the newer of the two places wins", () => {
  const here = { text: "这里", title: "", at };
  expect(newestDraft(here, { text: "那里", updatedAt: iso(at + 1) })).toMatchObject({ text: "那里" });
  expect(newestDraft(here, { text: "那里", updatedAt: iso(at - 1) })).toMatchObject({ text: "这里" });
  expect(newestDraft(here, undefined)).toBe(here);
  expect(newestDraft(null, null)).toBeNull();
});

test("a draft that the server had and has no longer was posted elsewhere: it does not come back", () => {
  const here = { text: "已发布", title: "", at, synced: true };
  expect(newestDraft(here, null)).toBeNull();
  expect(newestDraft({ ...here, synced: false }, null)).not.toBeNull();
});

test("another person at the same browser is not shown a draft, and signing out clears all", () => {
  writeDraft(store, KEY, { text: "一", title: "", at });
  store.setItem("theme", "dark");
  expect(readDraft(store, draftKey("member-2", { kind: "reply", targetId: "thread-1" }))).toBeNull();
  clearLocalDrafts(store);
  expect([...store.kept.keys()]).toEqual(["theme"]);
});

test.each(["", "{", "null", "[]", '{"text":1}', '{"text":"x","title":"","at":"now"}'])(
  "a broken entry %j is no draft",
  (entry) => {
    store.setItem(KEY, entry);
    expect(readDraft(store, KEY)).toBeNull();
  },
);

test("a month-old draft is no draft any more", () => {
  writeDraft(store, KEY, { text: "旧", title: "", at: at - 31 * 86_400_000 });
  expect(readDraft(store, KEY)).toBeNull();
});
