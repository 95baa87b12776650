import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type DraftState, EMPTY, keepDraft, type Saved } from "./draft-keeper.ts";
import {
  clearLocalDrafts,
  type Draft,
  draftKey,
  gatherDrafts,
  readDraft,
  readDrafts,
  type ServerDraft,
  type Words,
  writeDraft,
} from "./draft-store.ts";

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
let save: ReturnType<typeof vi.fn<(words: Words, version: string | null) => Promise<Saved | null>>>;
const keeper = (more = {}) =>
  keepDraft({
    read: () => form,
    write: (words) => (form = words),
    initial: EMPTY,
    store,
    key: KEY,
    save,
    tell: (state) => told.push(state),
    ...more,
  });
/** A window of its own, with its own form. */
const windowOf = () => {
  let words: Words = EMPTY;
  const states: DraftState[] = [];
  const kept = keeper({
    read: () => words,
    write: (written: Words) => (words = written),
    tell: (state: DraftState) => states.push(state),
  });
  const typeHere = (text: string) => {
    words = { text, title: "" };
    kept.changed();
  };
  return { kept, type: typeHere, text: () => words.text, states };
};
const serverDraft = (text: string, version: string, time = at): ServerDraft => ({
  ...{ text, title: "", version },
  updatedAt: iso(time),
});
/** A server that holds one draft as ours does; `lose` takes its next answers away. */
function fakeServer() {
  let held: ServerDraft | null = null;
  let count = 0;
  const server = {
    lose: false,
    held: () => held?.text ?? null,
    draft: () => held,
    async save(words: Words, version: string | null): Promise<Saved | null> {
      const isSame = held?.text === words.text;
      const isOurs = !held || held.version === version || isSame;
      if (isOurs && words.text === "") held = null;
      else if (isOurs && !isSame) held = { ...serverDraft(words.text, `v${++count}`, Date.now()) };
      if (server.lose) return null;
      return isOurs
        ? { at: Date.now(), version: held?.version ?? null, newer: null }
        : { at: Date.now(), version: null, newer: held };
    },
  };
  return server;
}
const type = (kept: ReturnType<typeof keeper>, text: string) => {
  form = { text, title: "" };
  kept.changed();
};

beforeEach(() => {
  vi.useFakeTimers({ now: at });
  store = new FakeStore() as never;
  form = EMPTY;
  told = [];
  save = vi.fn(async () => ({ at: Date.now(), version: "v1", newer: null }));
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
  expect(save.mock.calls).toEqual([[{ text: "一二", title: "" }, null]]);
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
  kept.posted();
  form = EMPTY;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(readDraft(store, KEY)).toBeNull();
  expect(save).not.toHaveBeenCalled();
  expect(told.at(-1)).toEqual({ kind: "none" });
});

test("a discarded draft is forgotten on the server too", () => {
  const kept = keeper();
  kept.discard();
  expect(save).toHaveBeenCalledWith(EMPTY, null);
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

test("of two places the newer comes first; what is written on from the other, or says the same, is not offered twice", () => {
  const here: Draft = { text: "这里", title: "", at, version: "v0" };
  const there = (time: number, more = {}): Draft => ({ text: "那里", title: "", at: time, version: "v1", ...more });
  const texts = (...drafts: Parameters<typeof gatherDrafts>) => gatherDrafts(...drafts).map(({ text }) => text);
  expect(texts([here], there(at + 1))).toEqual(["那里", "这里"]);
  expect(texts([here], there(at - 1))).toEqual(["这里", "那里"]);
  expect(texts([{ ...here, version: "v1" }], there(at + 1))).toEqual(["这里"]);
  expect(texts([{ ...here, text: "那里" }], there(at - 1))).toEqual(["那里"]);
  expect(texts([here], null)).toEqual(["这里"]);
  expect(texts([], null)).toEqual([]);
});

test("a draft that the server had and has no longer was posted elsewhere: it does not come back", () => {
  const here = { text: "已发布", title: "", at, synced: true };
  expect(gatherDrafts([here], null)).toEqual([]);
  expect(gatherDrafts([{ ...here, synced: false }], null)).toHaveLength(1);
});

test("an older window that goes on writing is asked, and nothing is written over anything until the writer has chosen", async () => {
  const server = fakeServer();
  save.mockImplementation(server.save);
  const [phone, desk] = [windowOf(), windowOf()];
  phone.kept.meet(null);
  desk.kept.meet(null);
  phone.type("手机上写的");
  await vi.advanceTimersByTimeAsync(10_000);
  desk.type("办公室写的");
  await vi.advanceTimersByTimeAsync(20_000);
  expect(desk.states.at(-1)).toMatchObject({ kind: "choose", other: { text: "手机上写的" } });
  desk.type("办公室写的，又写了");
  await vi.advanceTimersByTimeAsync(20_000);
  expect(server.held()).toBe("手机上写的");
  expect(readDrafts(store, KEY).map(({ text }) => text)).toContain("办公室写的，又写了");

  desk.kept.choose("mine");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.held()).toBe("办公室写的，又写了");
  phone.type("手机上写的，第三句");
  await vi.advanceTimersByTimeAsync(20_000);
  expect(phone.states.at(-1)).toMatchObject({ kind: "choose", other: { text: "办公室写的，又写了" } });
  phone.kept.choose("both");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.held()).toBe("手机上写的，第三句\n\n办公室写的，又写了");
  desk.type("办公室，改口");
  await vi.advanceTimersByTimeAsync(20_000);
  desk.kept.choose("theirs");
  expect(desk.text()).toBe("手机上写的，第三句\n\n办公室写的，又写了");
});

test("chosen is chosen: words that went back to what was saved before are still written over the other", async () => {
  const server = fakeServer();
  save.mockImplementation(server.save);
  const [mine, other] = [windowOf(), windowOf()];
  mine.type("甲");
  await vi.advanceTimersByTimeAsync(10_000);
  other.kept.meet(server.draft());
  other.type("乙");
  await vi.advanceTimersByTimeAsync(10_000);
  mine.type("甲二");
  await vi.advanceTimersByTimeAsync(10_000);
  mine.type("甲");
  mine.kept.choose("mine");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(server.held()).toBe("甲");
});

test("a save whose answer was lost is one's own: nobody is asked about it", async () => {
  const server = fakeServer();
  save.mockImplementation(server.save);
  const window = windowOf();
  window.kept.meet(null);
  server.lose = true;
  window.type("第一句");
  await vi.advanceTimersByTimeAsync(10_000);
  server.lose = false;
  window.type("第一句，第二句");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(server.held()).toBe("第一句，第二句");
  expect(window.states.some(({ kind }) => kind === "choose")).toBe(false);
});

test("two windows of one browser keep two copies, and the next page offers both", async () => {
  save.mockResolvedValue(null);
  const [one, two] = [windowOf(), windowOf()];
  one.type("左边的窗口");
  await vi.advanceTimersByTimeAsync(2_000);
  two.type("右边的窗口");
  await vi.advanceTimersByTimeAsync(2_000);
  one.type("左边的窗口，再一句");
  await vi.advanceTimersByTimeAsync(2_000);
  one.kept.stop();
  two.kept.stop();
  const next = windowOf();
  next.kept.meet(null);
  expect(next.text()).toBe("左边的窗口，再一句");
  expect(next.states.at(-1)).toMatchObject({ kind: "choose", other: { text: "右边的窗口" } });
  next.kept.choose("both");
  expect(next.text()).toBe("左边的窗口，再一句\n\n右边的窗口");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(readDrafts(store, KEY)).toHaveLength(1);
});

test("what lay in this browser alone, while the server got something newer from elsewhere, is offered beside it", () => {
  writeDraft(store, KEY, { text: "离线时写的", title: "", at: at - 1, version: "v1" });
  const window = windowOf();
  window.kept.meet(undefined);
  expect(window.text()).toBe("离线时写的");
  window.kept.meet(serverDraft("别处后写的", "v2"));
  expect(window.states.at(-1)).toMatchObject({ kind: "choose", other: { text: "别处后写的" } });
  expect(window.text()).toBe("离线时写的");
});

test("a page that hears again of a state that it knows, or made, asks nothing", async () => {
  const server = fakeServer();
  save.mockImplementation(server.save);
  const window = windowOf();
  window.kept.meet(null);
  window.type("一");
  await vi.advanceTimersByTimeAsync(10_000);
  const first = server.draft();
  window.type("一二");
  await vi.advanceTimersByTimeAsync(10_000);
  window.kept.meet(first);
  window.kept.meet(server.draft());
  expect(window.states.some(({ kind }) => kind === "choose")).toBe(false);
});

test("the post names the state that it came of, and what was saved while it was on its way goes too", async () => {
  const server = fakeServer();
  save.mockImplementation(server.save);
  const window = windowOf();
  window.type("一");
  await vi.advanceTimersByTimeAsync(9_999);
  expect(window.kept.sending()).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(server.held()).toBe("一");
  window.kept.posted();
  await vi.advanceTimersByTimeAsync(1);
  expect(server.held()).toBeNull();
});

test("a draft that comes back says what it answers, unless its writer has chosen another post already", () => {
  const window = windowOf();
  window.kept.meet({ ...serverDraft("答三楼", "v1"), parentNumber: 3 });
  expect(window.text()).toBe("答三楼");
  form = { text: "", title: "", parentNumber: 12 };
  const chosen = keeper();
  store.clear();
  chosen.meet({ ...serverDraft("答三楼", "v1"), parentNumber: 3 });
  expect(form).toMatchObject({ text: "答三楼", parentNumber: 12 });
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
