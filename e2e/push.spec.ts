import type { CDPSession } from "@playwright/test";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

const TOLD = { title: "清江集团", body: "有必读通报等你阅读", tag: "story", address: "/inbox" };

/** The id by which the browser knows the worker that shows what is pushed. */
const registrationOf = (devtools: CDPSession) =>
  new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => new URL(scopeURL).pathname === "/push/");
      if (ours) resolve(ours.registrationId);
    });
  });

test("李明远 switches it on where the push service is out of reach, and is told so; what arrives is shown and leads to his inbox", async ({
  as,
  baseURL,
}) => {
  const page = await as("member-group", { phone: true });
  await page.context().grantPermissions(["notifications"]);
  await page.goto("/settings/notifications");
  await expect(page.getByRole("group", { name: "推送哪些" }).getByLabel("必读通报")).toBeChecked();
  await page.getByRole("button", { name: "在这台设备上打开推送" }).click();
  await expect(page.getByText("连不上浏览器的推送服务")).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);

  const devtools = await page.context().newCDPSession(page);
  const registration = registrationOf(devtools);
  await devtools.send("ServiceWorker.enable");
  const { origin } = new URL(baseURL ?? "");
  const registrationId = await registration;
  await devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data: JSON.stringify(TOLD) });
  const shown = () =>
    page.evaluate(async () => {
      const registered = await navigator.serviceWorker.getRegistration("/push/");
      const notifications = (await registered?.getNotifications()) ?? [];
      return notifications.map(({ title, body, tag, data }) => ({ title, body, tag, ...data }));
    });
  await expect.poll(shown).toEqual([TOLD]);
});
