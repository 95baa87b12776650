import type { Page } from "@playwright/test";
import sharp from "sharp";
import { unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";
import { composer, composerRuns, openThread, postOf, putFile, say } from "./in-the-forum.ts";

/** The lines of somebody's inbox about one thread, once there are so many. */
async function expectLines(page: Page, title: string, count: number) {
  await expect(async () => {
    await page.goto("/inbox");
    await expect(page.locator(".inbox li").filter({ hasText: title })).toHaveCount(count, { timeout: 500 });
  }).toPass();
}

test("田一苇 calls 石磊 by his pinyin: only those who can see the thread are offered, and he is told", async ({
  as,
}) => {
  const [writer, called] = [await as("member-works"), await as("member-works-1", { phone: true })];
  const title = unique("回填土的检测单");
  await openThread(writer, title);
  await composerRuns(writer);
  await composer(writer).fill("请看一下 ");
  await composer(writer).press("End");
  const asked = writer.waitForResponse((answer) => answer.url().includes("q=haoqiu"));
  await composer(writer).pressSequentially("@haoqiu");
  const people = writer.getByRole("listbox", { name: "可以提及的人" });
  await asked;
  await expect(people).toHaveCount(0);
  for (let letter = 0; letter < "haoqiu".length; letter++) await composer(writer).press("Backspace");
  await composer(writer).pressSequentially("shilei");
  await expect(people.getByRole("option")).toHaveCount(1);
  await expect(people.getByRole("option", { name: /石磊/ })).toHaveAttribute("aria-selected", "true");
  await expectAccessible(writer);
  await composer(writer).press("Enter");
  await expect(composer(writer)).toHaveValue("请看一下 @石磊 ");
  await expect(people).toHaveCount(0);
  await composer(writer).pressSequentially("，单子在你那里。");
  await writer.getByRole("button", { name: "发布回复" }).click();
  await expect(postOf(writer, "单子在你那里")).toContainText("@石磊");
  await expectLines(called, title, 1);
  await called.locator(".inbox li").filter({ hasText: title }).getByRole("button").click();
  await expect(called).toHaveURL(/#post-2$/);
});

test("段小满 puts a photograph from the phone into a reply, looks at it before, and it stands in the post", async ({
  as,
}) => {
  const [writer, reader] = [await as("member-works-2", { phone: true }), await as("member-works")];
  const path = await openThread(writer, unique("护栏装好了"));
  await composerRuns(writer);
  await composer(writer).fill("东侧护栏已经装好：");
  const noise = { create: { width: 900, height: 600, channels: 3 as const, background: "#3a7ca5" } };
  const buffer = await sharp(noise).jpeg().toBuffer();
  await writer
    .locator("form#reply input[type=file][accept^=image]")
    .setInputFiles({ name: "东侧护栏.jpg", mimeType: "image/jpeg", buffer });
  await expect(composer(writer)).toHaveValue(/!\[东侧护栏\]\(media:[0-9a-f-]{36}\)/);
  const base64 = buffer.toString("base64");
  for (const [kind, name] of [
    ["paste", "粘贴的"],
    ["drop", "拖入的"],
  ] as const) {
    const prevented = await composer(writer).evaluate(putFile, { kind, name: `${name}.jpg`, base64 });
    expect(prevented, kind).toBe(true);
    await expect(composer(writer)).toHaveValue(new RegExp(`!\\[${name}\\]\\(media:[0-9a-f-]{36}\\)`));
  }
  await writer.getByRole("button", { name: "预览" }).click();
  await expect(writer.locator(".comp-preview img")).toHaveCount(3);
  await expectAccessible(writer);
  await writer.getByRole("button", { name: "发布回复" }).click();
  await expect(postOf(writer, "东侧护栏已经装好").getByRole("img", { name: "东侧护栏" })).toBeVisible();
  await expectNoOverflow(writer);
  await reader.goto(path);
  const picture = postOf(reader, "东侧护栏已经装好").getByRole("img", { name: "东侧护栏" });
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(400);
});

test("who follows a thread is told of what is said, who mutes it is not, on a phone as anywhere", async ({ as }) => {
  const [opener, writer] = [await as("member-works"), await as("leader-works-2")];
  const [watcher, muted] = [await as("fu-changhe", { phone: true }), await as("leader-works-1", { phone: true })];
  const title = unique("夜间浇筑报备");
  const path = await openThread(opener, title);
  const follow = async (page: Page, level: string, now: string) => {
    const told = page.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().includes(path));
    const menus = page.locator("details.menu").filter({ has: page.locator("form[aria-label='提醒']") });
    const menu = menus.locator("visible=true").first();
    await menu.locator("summary").click();
    await menu.getByRole("button", { name: level }).click();
    await expect(menu.locator("summary")).toHaveText(now);
    await told;
  };
  for (const page of [watcher, muted]) {
    const known = page.waitForResponse("**/api/me/units/works/forum/threads/*");
    await page.goto(path);
    await (await known).finished();
  }
  await follow(watcher, "关注：有新回复就提醒", "已关注");
  await follow(muted, "静音：不提醒", "不再提醒");
  await watcher.reload();
  await expect(watcher.locator("summary").filter({ hasText: "已关注", visible: true }).first()).toBeVisible();
  await expectAccessible(watcher);
  await expectNoOverflow(watcher);
  await writer.goto(path);
  await say(writer, unique("周五夜里浇三号楼"));
  await expectLines(opener, title, 1);
  await expectLines(watcher, title, 1);
  await muted.goto("/inbox");
  await expect(muted.locator(".inbox li").filter({ hasText: title })).toHaveCount(0);
});

test("a reply that arrives while somebody reads moves nothing, neither the page nor a word that is being written", async ({
  as,
}) => {
  const [reader, writer] = [await as("member-works-1", { phone: true }), await as("member-works-2")];
  const lines = Array.from(
    { length: 24 },
    (_, at) => `第 ${at + 1} 条：班前会先点名，再说当天的危险点，最后问一句谁没听清。`,
  );
  const path = await openThread(writer, unique("班前会二十四条"), { text: lines.join("\n\n") });
  const known = reader.waitForResponse("**/api/me/units/works/forum/threads/*");
  await reader.goto(path);
  await (await known).finished();
  await expect(reader.locator("#post-1 .menu button").first()).toBeAttached();
  const read = reader.getByText(/^第 12 条/);
  await read.evaluate((paragraph) => paragraph.scrollIntoView({ block: "center" }));
  await expect(reader.getByRole("button", { name: "发布回复" })).toBeAttached();
  const place = async () => ({ box: await read.boundingBox(), y: await reader.evaluate(() => scrollY) });
  const before = await place();
  const reply = unique("这条我补充一句");
  await writer.goto(path);
  await say(writer, reply);
  const pill = reader.getByRole("button", { name: /1 条新回复/ });
  await expect(pill).toBeVisible();
  expect(await place()).toEqual(before);
  await expect(reader.getByText(reply)).toHaveCount(0);

  await composer(reader).fill("写到一半的话");
  await expect(reader.getByRole("button", { name: "收起" })).toBeVisible();
  await reader.goBack();
  await expect(reader.getByRole("button", { name: "收起" })).toHaveCount(0);
  await pill.click();
  await expect(postOf(reader, reply)).toBeInViewport();
  await expect(composer(reader)).toHaveValue("写到一半的话");
});

test("on a phone one writes on the whole screen, above the keyboard: the way back closes it, and nothing is lost", async ({
  as,
}) => {
  const page = await as("member-works-2", { phone: true });
  const path = await openThread(page, unique("夜班交接写什么"));
  await composerRuns(page);
  const form = page.locator("form#reply");
  await page.locator("#post-1").getByRole("link", { name: "回复", exact: true }).click();
  await expect(page.getByRole("button", { name: "收起" })).toBeVisible();
  await expect(page.getByText("回复 #1", { exact: true })).toBeVisible();
  await composer(page).pressSequentially("一句话");
  expect(await form.boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
  await expectAccessible(page);
  // A keyboard takes the lower half: what is left of the screen is the sheet's, and the tools stand at its end.
  await page.setViewportSize({ width: 390, height: 420 });
  await expect.poll(async () => (await form.boundingBox())?.height).toBe(420);
  const tools = await page.getByRole("group", { name: "格式" }).boundingBox();
  expect(Math.round((tools?.y ?? 0) + (tools?.height ?? 0))).toBe(420);
  await expect(page.getByRole("button", { name: "发布回复" })).toBeInViewport();
  await page.setViewportSize({ width: 390, height: 844 });

  await page.goBack();
  await expect(page).toHaveURL(path);
  await expect(page.getByRole("button", { name: "收起" })).toHaveCount(0);
  await expect(composer(page)).toHaveValue("一句话");
  await composer(page).click();
  await composer(page).press("End");
  await composer(page).pressSequentially("，接着写");
  await page.getByRole("button", { name: "发布回复" }).click();
  await expect(postOf(page, "一句话，接着写")).toBeVisible();
  await expect(page.getByRole("button", { name: "收起" })).toHaveCount(0);
  await expect(page).toHaveURL(path);
});
