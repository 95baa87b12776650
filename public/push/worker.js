// Shows what the product pushes to this browser, and leads to it. It keeps no page and answers no request.

const INBOX = "/inbox";
/** A message that was too long for its push service comes without words. */
const WORDLESS = { title: "清风", body: "有新消息 · You have new notifications", tag: "inbox", address: INBOX };

self.addEventListener("push", (event) => {
  const { title, body, tag, address } = read(event.data);
  event.waitUntil(self.registration.showNotification(title, { body, tag, renotify: true, data: { address } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(show(ownAddress(event.notification.data?.address)));
});

function read(data) {
  try {
    return { ...WORDLESS, ...data.json() };
  } catch {
    return WORDLESS;
  }
}

/** Wherever a message points, nobody is led out of the house. */
function ownAddress(address) {
  const { origin } = self.location;
  const url = typeof address === "string" && URL.canParse(address, origin) ? new URL(address, origin) : null;
  return url?.origin === origin ? url.href : new URL(INBOX, origin).href;
}

async function show(address) {
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = tabs.find(({ url }) => url === address);
  return open ? open.focus() : self.clients.openWindow(address);
}
