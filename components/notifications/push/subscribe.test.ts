import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findSubscription, subscribe } from "./subscribe.ts";

const OUR_KEY = Buffer.from([4, 250, 251, 252, 253, 254, 255]);
const KEY = OUR_KEY.toString("base64url");

/** A worker that is being installed; `become` is what the browser makes of it. */
function installing() {
  const listeners: (() => void)[] = [];
  const worker = { state: "installing", addEventListener: (_: string, told: () => void) => listeners.push(told) };
  const become = (state: string) => {
    worker.state = state;
    for (const told of listeners) told();
  };
  return { worker, become };
}

/** What a browser has under `/push/`: perhaps a subscription for a key, and a worker that is there or on its way. */
function browser(key: Buffer | null, worker: object = { active: {} }) {
  const applicationServerKey = key && new Uint8Array(key).buffer;
  const subscription = { options: { applicationServerKey }, unsubscribe: vi.fn(async () => true) };
  const fresh = { endpoint: "https://push.example.org/new" };
  const pushManager = { getSubscription: async () => subscription, subscribe: vi.fn(async () => fresh) };
  const registration = { pushManager, ...worker };
  const serviceWorker = { getRegistration: async () => registration, register: vi.fn(async () => registration) };
  vi.stubGlobal("navigator", { serviceWorker });
  return { subscription, fresh, serviceWorker };
}

beforeEach(() => {
  const Notification = { permission: "granted", requestPermission: async () => "granted" };
  vi.stubGlobal("window", { PushManager: {}, Notification });
  vi.stubGlobal("Notification", Notification);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a subscription for our key is found, and one of which the browser does not say for which it is", async () => {
  for (const key of [OUR_KEY, null]) {
    const { subscription } = browser(key);
    expect(await findSubscription(KEY)).toBe(subscription);
    expect(subscription.unsubscribe).not.toHaveBeenCalled();
  }
});

test("a subscription for a key that we have no longer is put away and not renewed", async () => {
  const { subscription } = browser(Buffer.from("another key"));
  expect(await findSubscription(KEY)).toBeNull();
  expect(subscription.unsubscribe).toHaveBeenCalledOnce();
});

test("a browser is enlisted once its worker is active", async () => {
  const { worker, become } = installing();
  const { serviceWorker, fresh } = browser(null, { installing: worker, active: null });
  const asked = subscribe(KEY);
  await vi.waitFor(() => expect(serviceWorker.register).toHaveBeenCalled());
  setTimeout(() => become("activated"));
  expect(await asked).toBe(fresh);
});

test("a worker that the browser throws away ends it", async () => {
  const { worker, become } = installing();
  browser(null, { installing: worker, active: null });
  setTimeout(() => become("redundant"));
  await expect(subscribe(KEY)).rejects.toThrow();
});

test("whatever the browser does not come to an end with, whoever waits is told so", async () => {
  vi.useFakeTimers();
  browser(null, { installing: installing().worker, active: null });
  const asked = subscribe(KEY);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await asked).toBe("unreachable");
});
