/** Below `/push/` there is no page: the worker shows messages, and comes between no page and the house. */
const WORKER = "/push/worker.js";
const SCOPE = "/push/";
/** A browser whose push service is out of reach may go on trying for minutes. */
const PATIENCE_MS = 20_000;

export type Refusal = "unsupported" | "denied" | "unreachable";

/** Why this browser cannot be told, as far as that is known without asking anybody. */
export function refusalOf(): Refusal | null {
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return "unsupported";
  return Notification.permission === "denied" ? "denied" : null;
}

/** Asks the person, then the push service of their browser; has to follow from a click. */
export async function subscribe(serverKey: string): Promise<PushSubscription | Refusal> {
  const refusal = refusalOf();
  if (refusal) return refusal;
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  return Promise.race([enlist(serverKey), afterPatience()]);
}

/** The subscription that this browser has from an earlier sign-in; one that was made for another key of ours is put away. */
export async function findSubscription(serverKey: string): Promise<PushSubscription | null> {
  if (refusalOf()) return null;
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription) return null;
  if (isFor(subscription, serverKey)) return subscription;
  await subscription.unsubscribe();
  return null;
}

async function enlist(serverKey: string): Promise<PushSubscription | Refusal> {
  const registration = await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
  await untilActive(registration);
  // Of another key of ours, or of whoever sat here before.
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  return registration.pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: serverKey })
    .catch(() => "unreachable" as const);
}

async function untilActive({ installing, active }: ServiceWorkerRegistration) {
  if (active || !installing) return;
  await new Promise<void>((resolve, reject) => {
    installing.addEventListener("statechange", () => {
      if (installing.state === "activated") resolve();
      if (installing.state === "redundant") reject(new Error("the worker was not installed"));
    });
  });
}

/** A browser that does not say for which key is believed: what its push service answers shows it. */
function isFor({ options: { applicationServerKey: key } }: PushSubscription, serverKey: string): boolean {
  if (!key) return true;
  const text = btoa(String.fromCharCode(...new Uint8Array(key)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "") === serverKey;
}

const afterPatience = () =>
  new Promise<Refusal>((resolve) => {
    setTimeout(() => resolve("unreachable"), PATIENCE_MS);
  });
