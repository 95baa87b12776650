import type { Page } from "@playwright/test";
import jsQR from "jsqr";
import sharp from "sharp";
import { alive, expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

/** CommonJS with a default of its own: what is imported depends on who reads it. */
const readCode = ("default" in jsQR ? jsQR.default : jsQR) as typeof jsQR;

/** The picture itself as it would be kept, and what its code says to a reader of codes. */
async function posterOf(page: Page) {
  const bytes = await page
    .getByRole("dialog")
    .getByRole("img")
    .evaluate(async (picture: HTMLImageElement) => {
      const blob = await (
        await new Promise<Blob>((resolve) => {
          const canvas = document.createElement("canvas");
          canvas.width = picture.naturalWidth;
          canvas.height = picture.naturalHeight;
          canvas.getContext("2d")?.drawImage(picture, 0, 0);
          canvas.toBlob((made) => resolve(made!), "image/png");
        })
      ).arrayBuffer();
      return [...new Uint8Array(blob)];
    });
  const { data, info } = await sharp(Buffer.from(bytes)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const code = readCode(new Uint8ClampedArray(data), info.width, info.height);
  return { address: code?.data, width: info.width, height: info.height };
}

async function makePoster(page: Page) {
  await page.getByRole("button", { name: "海报" }).click();
  const dialog = page.getByRole("dialog", { name: "分享海报" });
  await expect(dialog.getByRole("img")).toBeVisible();
  return dialog;
}

for (const theme of ["light", "dark"] as const)
  test(`a reader in the ${theme} makes a poster: its code leads to the page, nothing else is asked, and it is kept`, async ({
    as,
  }) => {
    const reader = await as("member-works-1", { phone: true });
    await reader.emulateMedia({ colorScheme: theme });
    await reader.goto("/bulletins");
    await reader.locator(".blist li:has(img.thumb) h2 a").first().click();
    await expect(reader.locator("#article-text")).toBeVisible();
    await alive(reader);
    const own = new URL(reader.url()).origin;
    const asked: string[] = [];
    reader.on("request", (request) => {
      if (!request.url().startsWith("blob:")) asked.push(new URL(request.url()).origin);
    });
    const dialog = await makePoster(reader);
    await expectAccessible(reader);
    await expectNoOverflow(reader);
    const poster = await posterOf(reader);
    expect(new Set(asked)).toEqual(new Set([own]));
    expect(poster.width).toBe(1080);
    expect(poster.height).toBeGreaterThan(poster.width);
    const { origin, pathname } = new URL(poster.address ?? "");
    expect(origin).toBe(own);
    expect(pathname).toMatch(new RegExp(`^(/public)?${new URL(reader.url()).pathname}$`));
    const [file] = await Promise.all([
      reader.waitForEvent("download"),
      dialog.getByRole("link", { name: "下载图片" }).click(),
    ]);
    const title = await reader.getByRole("heading", { level: 1 }).textContent();
    expect(file.suggestedFilename()).toMatch(/\.png$/);
    const bare = (name: string) => name.replaceAll(/\P{L}/gu, "");
    expect(bare(file.suggestedFilename())).toBe(`${bare(title ?? "")}png`);
    await dialog.getByRole("button", { name: "关闭" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(reader.getByRole("button", { name: "海报" })).toBeFocused();
  });

test("the code of what is public leads before the door, and whoever has no account reads there", async ({
  as,
  browser,
}) => {
  const member = await as("member-works-1");
  await member.goto("/public");
  const address = await member.locator("main a[href^='/public/bulletins/0']").first().getAttribute("href");
  await member.goto((address ?? "").replace("/public", ""));
  await alive(member);
  await makePoster(member);
  const poster = await posterOf(member);
  expect(new URL(poster.address ?? "").pathname).toBe(address);
  const context = await browser.newContext();
  const guest = await context.newPage();
  await guest.goto(poster.address ?? "");
  const title = await member.getByRole("heading", { level: 1 }).first().textContent();
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText(title ?? "");
  await guest.waitForLoadState("networkidle");
  await guest.getByRole("button", { name: "海报" }).click();
  await expect(guest.getByRole("dialog").getByRole("img")).toBeVisible();
  await context.close();
});
