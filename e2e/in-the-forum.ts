import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** What people do in the discussions of several stories. */

/** The board of a unit: in other units nobody knows of it. */
export const WORKS_BOARD = "/units/works/forum/boards/works-site";

export const composer = (page: Page) => page.getByLabel("你的回复");
export const postOf = (page: Page, text: string) => page.locator("[id^='post-']").filter({ hasText: text }).last();

/** The composer's scripts run: before that it is a plain form, without pictures, preview or a word about the network. */
export const composerRuns = (page: Page) =>
  expect(page.locator("form.comp input[name=idempotencyKey]").first()).toHaveValue(/./);

type Opening = { board?: string; text?: string };

/** Opens a thread of one's own and returns its address. Nobody opens more than five an hour: openers change. */
export async function openThread(page: Page, title: string, { board, text }: Opening = {}): Promise<string> {
  await page.goto(board ?? WORKS_BOARD);
  await page.getByRole("link", { name: /^发起/ }).locator("visible=true").click();
  await page.getByLabel("题目").fill(title);
  await page.getByLabel("正文").fill(text ?? "先说说我们这里的做法。");
  return postThread(page);
}

/** Posts a thread that was written, and returns its address. */
export async function postThread(page: Page): Promise<string> {
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await page.waitForURL(/\/forum\/threads\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Answers in the thread that is open. Its number comes from the server: from then on everybody can see it. */
export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await page.getByRole("button", { name: "发布回复" }).click();
  await expect(postOf(page, text)).toBeVisible();
}

/** Pastes or drops a file into a field, as a browser tells of it; answers whether the field took it. */
export function putFile(
  field: HTMLElement | SVGElement,
  { kind, name, type = "image/jpeg", base64 }: { kind: "paste" | "drop"; name: string; type?: string; base64: string },
) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name, { type }));
  const options = { bubbles: true, cancelable: true };
  // Where nobody welcomes what hovers above, a browser drops nothing but opens the file.
  if (kind === "drop" && field.dispatchEvent(new DragEvent("dragover", { ...options, dataTransfer: data })))
    return false;
  const event =
    kind === "paste"
      ? new ClipboardEvent("paste", { ...options, clipboardData: data })
      : new DragEvent("drop", { ...options, dataTransfer: data });
  return !field.dispatchEvent(event);
}
