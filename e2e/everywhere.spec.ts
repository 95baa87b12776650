import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoOverflow, LOOKS, PHONE, test } from "./fixtures.ts";
import { PAGES, type Visit } from "./pages.ts";

/** Generous: the first page of a person signs in as well. */
const SECONDS_A_PAGE = 15;

const ORIGIN = process.env.QINGFENG_URL ?? "http://127.0.0.1:3000";
const HOST = new URL(ORIGIN).host;

/** Listens for what must not happen on any page: errors, policy violations, requests to other hosts. */
function watch(page: Page): string[] {
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4(?:04|10)/.test(message.text()))
      wrong.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.host !== HOST) wrong.push(`foreign request: ${request.url()}`);
  });
  return wrong;
}

/** Where a visit leads: the page that it follows a link from is only read, not drawn. */
async function addressOf(page: Page, { path, follow, to }: Visit): Promise<string> {
  if (!follow) return path;
  const html = await (await page.request.get(path, { maxRetries: 2 })).text();
  const links = [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
  const link = links.find((href) => follow.test(href));
  if (!link) throw new Error(`no link like ${follow}`);
  return (
    to?.replace("{id}", link.match(/[0-9a-f-]{36}/)?.[0] ?? "no-id") ?? (link.startsWith("?") ? path + link : link)
  );
}

/** Opens a page and waits until it stands: its scripts run and what belongs to its reader is laid over it. */
async function open(page: Page, visit: Visit) {
  await page.goto(await addressOf(page, visit));
  await expect(page.locator("main")).toBeVisible();
  await page.waitForFunction(isLaidOver);
}

function isLaidOver() {
  const isBeforeDoor = /^\/(?:public|sign-in|set-up|reset-password|confirm-email|unsubscribe)(?:\/|$)/.test(
    location.pathname,
  );
  const overlays = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/api/me"));
  return isBeforeDoor || overlays.some((entry) => (entry as PerformanceResourceTiming).responseEnd > 0);
}

/** The pages of one person, one after the other in one browser: what is wrong on one does not hide the others. */
async function visitAll(page: Page, pages: Visit[], look: () => Promise<void>) {
  const wrong = watch(page);
  const faults: string[] = [];
  for (const visit of pages) {
    const name = [visit.path, visit.follow, visit.to].filter(Boolean).join(" › ");
    await test
      .step(name, async () => {
        await open(page, visit);
        await look();
      })
      .catch((error: Error) => faults.push(`${name}: ${error.message}`));
    faults.push(...wrong.splice(0).map((one) => `${name}: ${one}`));
  }
  expect(faults).toEqual([]);
}

for (const [who, pages] of Object.entries(PAGES)) {
  test(`the pages of ${who}: accessible, one heading, Chinese, nothing wrong, light on a desktop`, async ({ as }) => {
    test.setTimeout(pages.length * SECONDS_A_PAGE * 1000);
    const page = await as(who);
    await visitAll(page, pages, async () => {
      await expect(page.locator("h1")).toHaveCount(1);
      await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
      await expectAccessible(page);
    });
  });

  test(`the pages of ${who}: accessible and within the screen, dark, large type, English, on a phone`, async ({
    as,
  }) => {
    test.setTimeout(pages.length * SECONDS_A_PAGE * 1000);
    const page = await as(who, { phone: true, lang: "en" });
    await page.context().addCookies([{ name: "qf_display", value: "dark.1.1.0", url: ORIGIN }]);
    await visitAll(page, pages, async () => {
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await expectNoOverflow(page);
      await page.setViewportSize({ width: 320, height: PHONE.height });
      await expectNoOverflow(page);
      await expectAccessible(page, LOOKS);
      await page.setViewportSize(PHONE);
    });
  });
}
