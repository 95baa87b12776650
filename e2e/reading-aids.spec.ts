import type { Page } from "@playwright/test";
import jsQR from "jsqr";
import sharp from "sharp";
import { alive, expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

/** CommonJS with a default of its own: what is imported depends on who reads it. */
const readCode = ("default" in jsQR ? jsQR.default : jsQR) as typeof jsQR;

/** An article of the demonstration that is long enough to be scrolled. */
async function openArticle(page: Page, list = "/bulletins/columns/comment") {
  await page.goto(list);
  await page.locator(".blist h2 a").first().click();
  await expect(page.locator("#article-text")).toBeVisible();
}

test("on paper stands the text without the house around it, and below it where it came from, to be typed or scanned", async ({
  as,
}) => {
  const reader = await as("member-logistics-1");
  await openArticle(reader);
  const chrome = [
    reader.getByRole("navigation", { name: "主导航" }),
    reader.getByRole("navigation", { name: "所在位置" }),
    reader.getByRole("group", { name: "阅读工具" }),
    reader.getByRole("region", { name: "相关阅读" }),
    reader.getByRole("heading", { name: "讨论" }),
    reader.getByRole("button", { name: "大字", exact: true }),
  ];
  for (const part of chrome) await expect(part).toBeVisible();
  const footer = reader.locator(".printfoot");
  await expect(footer).toBeHidden();
  const address = reader.url();
  await reader.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const part of chrome) await expect(part).toBeHidden();
  await expect(reader.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(reader.locator("#article-text")).toBeVisible();
  await expect(footer).toContainText(address);
  const code = await footer.getByRole("img").screenshot();
  const { data, info } = await sharp(code)
    .flatten({ background: "#fff" })
    .extend({ top: 40, bottom: 40, left: 40, right: 40, background: "#fff" })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(readCode(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(address);
  const inks = await reader.evaluate(() => [
    getComputedStyle(document.body).backgroundColor,
    getComputedStyle(document.querySelector("#article-text p")!).color,
  ]);
  expect(inks).toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
});

test("a text is read aloud paragraph by paragraph, and silent once that is stopped, ended or left", async ({ as }) => {
  const reader = await as("member-logistics-1");
  // No voice on a machine of tests: what the browser is told to say is kept instead.
  await reader.addInitScript(() => {
    const said: SpeechSynthesisUtterance[] = [];
    const voice = {
      said,
      silenced: 0,
      speak: (part: SpeechSynthesisUtterance) => said.push(part),
      cancel: () => {
        voice.silenced++;
        sessionStorage.setItem("silenced", String(voice.silenced));
      },
    };
    Object.defineProperty(window, "speechSynthesis", { value: voice });
    Object.defineProperty(window, "voice", { value: voice });
  });
  type Voice = { said: SpeechSynthesisUtterance[]; silenced: number };
  const said = () =>
    reader.evaluate(() => (window as unknown as { voice: Voice }).voice.said.map(({ text, lang }) => [lang, text]));
  const silenced = () => reader.evaluate(() => (window as unknown as { voice: Voice }).voice.silenced);
  const endOne = () =>
    reader.evaluate(() => {
      const part = (window as unknown as { voice: Voice }).voice.said.at(-1)!;
      part.onend?.(new SpeechSynthesisEvent("end", { utterance: part }));
    });
  await openArticle(reader);
  await reader.reload();
  const start = reader.getByRole("button", { name: "朗读", exact: true });
  const stop = reader.getByRole("button", { name: "停止朗读" });
  await expect(start).toHaveAttribute("aria-pressed", "false");
  await start.click();
  await expect(stop).toHaveAttribute("aria-pressed", "true");
  const first = (await reader.locator("#article-text p").first().textContent()) ?? "";
  const [[lang, words] = []] = await said();
  expect([lang, first.startsWith(words ?? "-"), words?.length]).toEqual(["zh-CN", true, expect.any(Number)]);
  await endOne();
  await expect.poll(said).toHaveLength(2);
  const before = await silenced();
  await stop.click();
  await expect(start).toBeVisible();
  await expect.poll(silenced).toBe(before + 1);
  await endOne();
  await expect.poll(said).toHaveLength(2);

  // To its end, and then it can be begun again.
  await start.click();
  await expect(async () => {
    await endOne();
    await expect(start).toBeVisible({ timeout: 100 });
  }).toPass();
  // Another page, and then another site's.
  await start.click();
  const spoken = await silenced();
  await reader.getByRole("navigation", { name: "上一篇和下一篇" }).getByRole("link").first().click();
  await expect(start).toBeVisible();
  await expect.poll(silenced).toBeGreaterThan(spoken);
  await start.click();
  const left = await silenced();
  await reader.reload();
  expect(Number(await reader.evaluate(() => sessionStorage.getItem("silenced")))).toBeGreaterThan(left);
});

test("letters grow and shrink step by step and stay so; the elder version has 18 points and targets of 60 pixels", async ({
  as,
}) => {
  const reader = await as("member-logistics-1", { phone: true });
  await openArticle(reader);
  await alive(reader);
  const size = () =>
    reader
      .locator("#article-text p")
      .first()
      .evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));
  const sizes = [await size()];
  const [larger, smaller] = [
    reader.getByRole("button", { name: "A+ 增大字号" }),
    reader.getByRole("button", { name: "A− 减小字号" }),
  ];
  for (let step = 0; step < 4; step++) {
    await larger.click();
    sizes.push(await size());
  }
  const ratios = sizes.map((px) => Math.round((px / sizes[0]!) * 100) / 100);
  expect(ratios).toEqual([1, 1.15, 1.3, 1.5, 1.5]);
  await expectNoOverflow(reader);
  await smaller.click();
  await reader.reload();
  await alive(reader);
  await expect.poll(size).toBeCloseTo(sizes[2]!, 1);
  await smaller.click();
  await smaller.click();
  await expect.poll(size).toBeCloseTo(sizes[0]!, 1);

  await reader.getByRole("button", { name: "大字", exact: true }).click();
  await expect(reader.getByRole("button", { name: "标准" })).toBeVisible();
  await expect.poll(size).toBeGreaterThanOrEqual(24); // 18 pt
  const small = await reader.evaluate(() => {
    const shown = [
      ...document.querySelectorAll<HTMLElement>("main :is(button, select, input, .btn), .mast button, .tab a"),
    ];
    return shown
      .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height > 0)
      .filter((target) => target.getBoundingClientRect().height < 59.5)
      .map((target) => `${target.textContent} ${Math.round(target.getBoundingClientRect().height)}`);
  });
  expect(small).toEqual([]);
  await expectAccessible(reader);
  await expectNoOverflow(reader);
  await reader.reload();
  await alive(reader);
  await expect.poll(size).toBeGreaterThanOrEqual(24);
  await reader.getByRole("button", { name: "标准" }).click();
  await expect.poll(size).toBeCloseTo(sizes[0]!, 1);
});
