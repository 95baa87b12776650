import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures.ts";

/** An article of the demonstration that is long enough to be scrolled. */
async function openArticle(page: Page, list = "/bulletins/columns/comment") {
  await page.goto(list);
  await page.locator(".blist h2 a").first().click();
  await expect(page.locator("#article-text")).toBeVisible();
}

test("a reader finds the place again, looks at a picture large by keyboard and by touch, and goes on to what is related", async ({
  as,
}) => {
  const member = await as("member-logistics-1", { phone: true });
  await member.goto("/bulletins");
  const pictured = member.locator(".blist li:has(img.thumb) h2 a").first();
  const address = (await pictured.getAttribute("href")) ?? "";
  await member.goto(address);
  await expect(member.getByRole("button", { name: "继续阅读" })).toHaveCount(0);
  const text = member.locator("#article-text");
  await expect(async () => {
    await text.evaluate((element) => {
      const { top, height } = element.getBoundingClientRect();
      scrollTo(0, scrollY + top + height * 0.6);
    });
    const kept = await member.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("qf:place:")));
    expect(kept).toHaveLength(1);
  }).toPass();
  await member.goto("/bulletins");
  await member.goto(address);
  await expect(member.getByText(/^上次读到 \d+%$/)).toBeVisible();
  await member.getByRole("button", { name: "继续阅读" }).click();
  await expect.poll(() => member.evaluate(() => scrollY)).toBeGreaterThan(200);
  await expect(member.getByRole("button", { name: "继续阅读" })).toHaveCount(0);
  const related = member.getByRole("region", { name: "相关阅读" });
  await expect(related.getByRole("link")).toHaveCount(4);
  await expect(related.locator(`a[href="${address}"]`)).toHaveCount(0);

  const desk = await as("member-logistics-1");
  await desk.goto("/bulletins");
  for (const link of await desk
    .locator(".blist h2 a")
    .evaluateAll((links) => links.map((a) => a.getAttribute("href")))) {
    await desk.goto(link ?? "");
    if ((await desk.locator("#article-text figure.fig img").count()) > 0) break;
  }
  const picture = desk.getByRole("button", { name: /^看大图/ }).first();
  await picture.focus();
  await desk.keyboard.press("Enter");
  const dialog = desk.getByRole("dialog");
  await expect(dialog.getByRole("img")).toBeVisible();
  await expectAccessible(desk);
  await desk.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(picture).toBeFocused();
  await picture.click();
  await dialog.getByRole("button", { name: "关闭" }).click();
  await expect(dialog).toBeHidden();
  await related.getByRole("link").first().click();
  await expect(member.getByRole("heading", { level: 1 })).toBeVisible();
});

test("a bar tells how far one has read; previous and next lead there and back; a column of films is cards with pictures", async ({
  as,
}) => {
  const reader = await as("member-logistics-1");
  await openArticle(reader);
  const bar = () => reader.locator(".readbar").evaluate((line) => line.getBoundingClientRect().width / innerWidth);
  await expect.poll(bar).toBeLessThan(0.05);
  // What loads below the text makes the page longer.
  await expect(async () => {
    await reader.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    expect(await bar()).toBeGreaterThan(0.9);
  }).toPass();
  const here = new URL(reader.url()).pathname;
  const neighbours = reader.getByRole("navigation", { name: "上一篇和下一篇" });
  const title = (await reader.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await neighbours.getByRole("link", { name: /^上一篇/ }).click();
  await expect(reader).not.toHaveURL(new RegExp(`${here}$`));
  const back = neighbours.getByRole("link", { name: /^下一篇/ });
  await expect(back).toHaveAttribute("href", here);
  await expect(back).toContainText(title);

  await reader.goto("/bulletins/columns/video");
  const card = reader.locator(".bcards > li").filter({ hasText: "清风亭的一天" });
  await expect(card.locator("img")).toBeVisible();
  await expect
    .poll(() => card.locator("img").evaluate((picture: HTMLImageElement) => picture.naturalWidth))
    .toBeGreaterThan(0);
  await expectAccessible(reader);
  await card.getByRole("link").click();
  const film = reader.locator("video");
  await film.evaluate((player: HTMLVideoElement) => {
    player.muted = true;
    return player.play();
  });
  await expect.poll(() => film.evaluate((player: HTMLVideoElement) => player.currentTime)).toBeGreaterThan(0.3);
});
