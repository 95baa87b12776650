import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures.ts";

type Visit = { who: string; path: string; follow?: string };

/** Generous: the first page of a person signs in as well. */
const SECONDS_A_PAGE = 30;

/** Every kind of page by who opens it; with `follow` the first link of that kind. */
const PAGES: Visit[] = [
  { who: "member-works-1", path: "/" },
  { who: "member-works-1", path: "/bulletins" },
  { who: "member-works-1", path: "/bulletins", follow: "main a[href^='/bulletins/0']" },
  { who: "guest", path: "/public" },
  { who: "guest", path: "/public/bulletins", follow: "main a[href^='/public/bulletins/0']" },
  { who: "guest", path: "/public/bulletins/columns/open-policies" },
  { who: "guest", path: "/public/no/such/page" },
  { who: "member-works-1", path: "/cases" },
  { who: "member-works-1", path: "/cases", follow: "main a[href^='/cases/0']" },
  { who: "member-works-1", path: "/forum" },
  { who: "member-works-1", path: "/forum/boards/festivals" },
  { who: "member-works-1", path: "/forum/boards/festivals", follow: "main a[href^='/forum/threads/']" },
  { who: "member-works-1", path: "/units/works-1" },
  { who: "member-works-1", path: "/units/works-1/forum" },
  { who: "member-works-1", path: "/forum/log" },
  { who: "member-works-1", path: "/inbox" },
  { who: "member-works-1", path: "/me" },
  { who: "member-works-1", path: "/must-read" },
  { who: "member-works-1", path: "/topics" },
  { who: "member-works-1", path: "/topics", follow: "main a[href^='/topics/']" },
  { who: "editor", path: "/desk/topics", follow: "main th a" },
  { who: "member-works-1", path: "/drafts" },
  { who: "member-works-1", path: "/people" },
  { who: "member-works-1", path: "/settings" },
  { who: "member-works-1", path: "/settings/display" },
  { who: "member-works-1", path: "/settings/sessions" },
  { who: "member-works-1", path: "/settings/feeds" },
  { who: "member-works-1", path: "/settings/archive" },
  { who: "member-works-1", path: "/settings/tokens" },
  { who: "member-works-1", path: "/no/such/page" },
  { who: "leader-works", path: "/desk/moderation" },
  { who: "leader-works", path: "/desk/moderation", follow: "main a.qitem" },
  { who: "leader-works", path: "/desk/moderation/log" },
  { who: "leader-works", path: "/desk/moderation/bulk" },
  { who: "leader-works", path: "/desk/moderation/reasons" },
  { who: "leader-works", path: "/desk/mutes?show=all" },
  { who: "leader-works", path: "/desk/mutes" },
  { who: "leader-works", path: "/desk/boards" },
  { who: "publisher", path: "/desk/columns" },
  { who: "publisher", path: "/desk/columns/routes" },
  { who: "publisher", path: "/desk/columns/routes", follow: "main th a" },
  { who: "editor", path: "/desk/words" },
  { who: "publisher", path: "/desk/delegations" },
  { who: "leader-works", path: "/desk/reading" },
  { who: "publisher", path: "/desk/reading", follow: "main .heat td a" },
  { who: "publisher", path: "/desk/columns/new" },
  { who: "leader-works", path: "/desk/members" },
  { who: "editor", path: "/desk/bulletins" },
  { who: "editor", path: "/desk/bulletins/import" },
  { who: "publisher", path: "/desk/bulletins/plans" },
  { who: "editor", path: "/desk/cases" },
  { who: "admin", path: "/desk/people" },
  { who: "admin", path: "/desk/units" },
  { who: "security", path: "/desk/grants" },
  { who: "auditor", path: "/desk/audit" },
];

const HOST = new URL(process.env.QINGFENG_URL ?? "http://127.0.0.1:3000").host;

/** Listens for what must not happen on any page: errors, policy violations, requests to other hosts. */
function watch(page: Page): string[] {
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 404/.test(message.text())) wrong.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.host !== HOST) wrong.push(`foreign request: ${request.url()}`);
  });
  return wrong;
}

async function open(page: Page, { path, follow }: Visit) {
  await page.goto(path);
  if (follow) {
    const href = await page.locator(follow).first().getAttribute("href");
    await page.goto(href ?? "/no/link");
  }
  await expect(page.locator("main")).toBeVisible();
  await page.waitForLoadState("networkidle");
}

/** The pages of one person, one after the other in one browser: what is wrong on one does not hide the others. */
async function visitAll(page: Page, pages: Visit[], look: () => Promise<void>) {
  const wrong = watch(page);
  const faults: string[] = [];
  for (const visit of pages) {
    const name = `${visit.path}${visit.follow ? " ›" : ""}`;
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

for (const [who, pages = []] of Object.entries(Object.groupBy(PAGES, (visit) => visit.who))) {
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
    const url = process.env.QINGFENG_URL ?? "http://127.0.0.1:3000";
    await page.context().addCookies([{ name: "qf_display", value: "dark.1.1.0", url }]);
    await visitAll(page, pages, async () => {
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await expectNoOverflow(page);
      await page.setViewportSize({ width: 320, height: PHONE.height });
      await expectNoOverflow(page);
      await expectAccessible(page);
      await page.setViewportSize(PHONE);
    });
  });
}
