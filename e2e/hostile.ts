import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** What words try when they are taken for markup: each would call alert, or fetch from where the policy forbids. */
export const HOSTILE = [
  '"><img src=x onerror=alert(1)>',
  "</script><script>alert(2)</script>",
  "<svg/onload=alert(3)>",
  "{{constructor.constructor('alert(4)')()}}",
  "[x](javascript:alert(5))",
  "</textarea><iframe srcdoc='<script>alert(6)</script>'>",
];

/** Everything by which hostile words would betray themselves on the pages of one person. */
export async function watched(page: Page) {
  const alarms: string[] = [];
  page.on("dialog", (dialog) => {
    alarms.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) alarms.push(message.text());
  });
  const look = async (path: string) => {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    await expectInert(page);
  };
  return { alarms, look };
}

export async function expectInert(page: Page) {
  const grown = await page
    .locator("img[src=x], svg[onload], iframe[srcdoc], a[href^='javascript:'], [onerror]")
    .evaluateAll((elements) => elements.map(({ outerHTML }) => outerHTML));
  expect(grown).toEqual([]);
}
