import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, test as base, expect, type Page, request } from "@playwright/test";
import { comeIn } from "./door.ts";

export { expect };

/** Every demonstration account has this password in a test run. */
export const PASSWORD = process.env.QINGFENG_DEMO_PASSWORD ?? "demo-password-for-tests";
export const PHONE = { width: 390, height: 844 };

/** Nobody of the cast: whoever has not come through the door. */
const GUEST = "guest";

type People = {
  /** A page of its own for a person of the cast, signed in through the door once a worker; or for a guest. */
  as: (signInName: string, options?: { phone?: boolean; lang?: "zh-CN" | "en" }) => Promise<Page>;
};

export const test = base.extend<People>({
  as: async ({ browser, baseURL }, use, info) => {
    const contexts: BrowserContext[] = [];
    await use(async (name, { phone = false, lang } = {}) => {
      const context = await browser.newContext({
        baseURL,
        storageState: name === GUEST ? undefined : await signedIn(baseURL ?? "", name, info.parallelIndex),
        viewport: phone ? PHONE : { width: 1280, height: 900 },
        hasTouch: phone,
        isMobile: phone,
        locale: lang ?? "zh-CN",
      });
      if (lang) await context.addCookies([{ name: "qf_lang", value: lang, url: baseURL ?? "" }]);
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

/** The page's scripts run: what belongs to its reader was asked for by them. Before that a press is nobody's. */
export const alive = (page: Page) =>
  page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.includes("/api/me")));

/** Signs in through the form, as a person does. */
export async function signIn(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel(/登录名|Sign-in name/).fill(name);
  await page.getByLabel(/^(密码|Password)$/).fill(password);
  await page.getByRole("button", { name: /^(登录|Sign in)$/ }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Ends the session of this page as another device or the office would: the cookie stays, and is worth nothing. */
export async function endSession(page: Page, browser: Browser, baseURL: string | undefined) {
  const context = await browser.newContext({ baseURL, storageState: await page.context().storageState() });
  const twin = await context.newPage();
  await twin.goto("/me");
  await twin.getByRole("button", { name: "退出登录" }).click();
  await expect(twin).toHaveURL(/\/sign-in$/);
  await context.close();
}

/** A browser of its own, whose session may end without anybody else's ending. */
export async function alone(browser: Browser, baseURL: string | undefined, name: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: "zh-CN" });
  const page = await context.newPage();
  await signIn(page, name);
  return page;
}

/** Signs in again where a session that had ended led to the door, which leads back to where one was. */
export async function comeBack(page: Page, name: string, path: string) {
  await expect(page).toHaveURL(/\/sign-in\?next=/, { timeout: 20_000 });
  await page.getByLabel("登录名").fill(name);
  await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL((url) => url.pathname === path);
}

async function signedIn(baseURL: string, name: string, worker: number): Promise<string> {
  const folder = join("test-results", ".people", String(worker));
  const file = join(folder, `${name}.json`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const context = await request.newContext();
  await comeIn(context, new URL(baseURL).origin, name, PASSWORD);
  await context.storageState({ path: file });
  await context.dispose();
  return file;
}

/** What of a page depends on its theme, its type size and its language. */
export const LOOKS = ["color-contrast", "target-size", "link-in-text-block", "label", "link-name", "button-name"];

/** No serious accessibility fault on the page as it stands, by all rules or by some. */
export async function expectAccessible(page: Page, rules?: string[]): Promise<void> {
  // No frames here that would have to be asked one by one; of what is right nothing has to be described.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const asked = rules ? axe.withRules(rules) : axe;
  const look = async () => {
    await expect(page).toHaveTitle(/\S/);
    const { violations } = await asked.analyze();
    return violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  };
  let grave = await look();
  // After a navigation inside the app the title of the page before goes, and the own is streamed in a moment behind the page.
  if (grave.some(({ id }) => id === "document-title")) grave = await look();
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
}

/** Nothing sticks out to the side at this width. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const wider = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
}
