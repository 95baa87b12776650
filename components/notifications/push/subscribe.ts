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
  const registration = await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
  await untilActive(registration);
  // Of another key of ours, or of whoever sat here before.
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  const asked = registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: serverKey });
  return Promise.race([asked, afterPatience()]).catch(() => "unreachable" as const);
}

/** The subscription that this browser has from an earlier sign-in. */
export async function findSubscription(): Promise<PushSubscription | null> {
  if (refusalOf()) return null;
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

async function untilActive({ installing, active }: ServiceWorkerRegistration) {
  if (active || !installing) return;
  await new Promise<void>((resolve) => {
    installing.addEventListener("statechange", () => installing.state === "activated" && resolve());
  });
}

const afterPatience = () =>
  new Promise<Refusal>((resolve) => {
    setTimeout(() => resolve("unreachable"), PATIENCE_MS);
  });
