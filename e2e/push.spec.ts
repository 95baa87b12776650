import type { CDPSession, Page } from "@playwright/test";
import { endSession, expect, expectAccessible, expectNoOverflow, signIn, test } from "./fixtures.ts";

/** The shell that runs the other stories has no notifications. */
test.use({
  launchOptions: [
    ({ launchOptions }, use) =>
      use({ ...launchOptions, executablePath: process.env.QINGFENG_CHROMIUM_WHOLE || launchOptions.executablePath }),
    { scope: "worker" },
  ],
});

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
  await page.getByRole("button", { name: "在本机打开推送" }).click();
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

/** What Firefox would give; the keys are those of RFC 8291, Appendix A. */
const SUBSCRIPTION = {
  endpoint: "https://updates.push.services.mozilla.com/wpush/v2/story",
  keys: {
    p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    auth: "BTBZMqHH6r4Tts7J_aSIgg",
  },
};

/** A browser whose push service answers: there is none within reach. */
const withPushService = (page: Page) =>
  page.addInitScript((given) => {
    let subscribed = sessionStorage.getItem("subscribed") !== null;
    const subscription = {
      ...given,
      options: { applicationServerKey: null },
      toJSON: () => given,
      unsubscribe: async () => true,
    };
    PushManager.prototype.getSubscription = async () => (subscribed ? subscription : null) as never;
    PushManager.prototype.subscribe = async () => {
      subscribed = true;
      sessionStorage.setItem("subscribed", "yes");
      return subscription as never;
    };
  }, SUBSCRIPTION);

test("季怀瑾 is told in a browser while signed in there, again after being signed out from elsewhere, and not after stopping it", async ({
  page,
  browser,
  baseURL,
}) => {
  await page.context().grantPermissions(["notifications"]);
  await withPushService(page);
  await signIn(page, "ji-huaijin");
  await page.goto("/settings/notifications");
  await page.getByRole("button", { name: "在本机打开推送" }).click();
  const here = page.getByRole("listitem").filter({ hasText: "本机" });
  await expect(here).toBeVisible();
  await expect(page.getByRole("button", { name: "在本机打开推送" })).toHaveCount(0);
  await expectAccessible(page);

  await endSession(page, browser, baseURL);
  await signIn(page, "ji-huaijin");
  await page.goto("/settings/notifications");
  await expect(here).toBeVisible();
  await here.getByRole("button", { name: "停止推送" }).click();
  await expect(here).toHaveCount(0);
  await expect(page.getByRole("button", { name: "在本机打开推送" })).toBeVisible();
});
