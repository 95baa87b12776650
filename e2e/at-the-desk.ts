import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** What several stories do at the desk. */
export const unique = (text: string) => `${text} ${Math.random().toString(36).slice(2, 8)}`;

/** The panel in which a text is handed in, sent back and passed. */
export const panel = (page: Page) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: /^审核/ }) });

/** Does something, and waits until the page says that what came of it is saved. */
export async function saved(editor: Page, work: () => Promise<unknown>) {
  const status = editor.locator(".savestate");
  const before = await status.textContent();
  await work();
  await expect(status).not.toHaveText(before ?? "");
  await expect(status).toHaveText(/已保存$/);
}

export const rewrite = (editor: Page, text: string) =>
  saved(editor, () => editor.getByRole("textbox", { name: "正文" }).fill(text));

export async function approve(page: Page, path: string, kind: "审核通过" | "校对通过") {
  await page.goto(path);
  const said = page.getByRole("list", { name: "审核" }).getByText("通过", { exact: true });
  const before = await said.count();
  for (const box of await panel(page).getByRole("checkbox").all()) await box.check();
  await panel(page).getByRole("button", { name: kind }).click();
  await expect(said).toHaveCount(before + 1);
}

/** The next full minute that leaves time to be typed, as an instant and as a form takes it. */
export function nextMinute(): { at: Date; civil: string } {
  const minute = 60_000;
  const at = new Date((Math.floor(Date.now() / minute) + (Date.now() % minute > 35_000 ? 2 : 1)) * minute);
  return { at, civil: at.toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" }).slice(0, 16).replace(" ", "T") };
}

/** Chooses from a list the option that says this, however far it is moved to the right. */
export async function choose(list: Locator, text: string) {
  const option = list.locator("option").filter({ hasText: text }).first();
  await list.selectOption((await option.getAttribute("value")) ?? "");
}

/** What a link or a button hands over as a file: its name and its bytes. */
export async function fileOf(page: Page, what: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), what.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
