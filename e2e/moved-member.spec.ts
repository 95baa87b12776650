import type { Page } from "@playwright/test";
import sharp from "sharp";
import { choose, unique } from "./at-the-desk.ts";
import { feedOf } from "./feed-reader.ts";
import { expect, expectAccessible, PASSWORD, test } from "./fixtures.ts";
import { composer, postThread, say, WORKS_BOARD } from "./in-the-forum.ts";
import { comeInFirst, createPerson, unfold } from "./office.ts";

/** What a page says, without the places where a long title may break. */
const bodyOf = async (page: Page, path: string) =>
  (await (await page.request.get(path)).text()).replaceAll("<wbr/>", "");
const statusOf = async (page: Page, path: string) => (await page.request.get(path)).status();

/** A photograph in a thread of the unit, and where its file lies. */
async function openWithPhotograph(page: Page, title: string, text: string) {
  await page.goto(WORKS_BOARD);
  await page.getByRole("link", { name: /^发起/ }).locator("visible=true").click();
  await page.getByLabel("题目").fill(title);
  await page.getByLabel("正文").fill(text);
  const png = sharp({ create: { width: 80, height: 50, channels: 3, background: "#8a6d3b" } }).png();
  await page
    .locator("input[type=file][accept^=image]")
    .setInputFiles({ name: "工地.png", mimeType: "image/png", buffer: await png.toBuffer() });
  await expect(page.getByLabel("正文")).toHaveValue(/media:/);
  const path = await postThread(page);
  const file = await page.getByRole("img", { name: "工地" }).getAttribute("src");
  return { path, file: file ?? "" };
}

/** Whoever wants to hear at once by mail of what they follow. */
async function wishForMail(page: Page, address: string, password: string) {
  await page.goto("/settings");
  await page.getByLabel("电子邮箱").fill(address);
  await page
    .getByLabel(/当前密码|密码/)
    .last()
    .fill(password);
  await page.getByRole("button", { name: "保存邮箱" }).click();
  await page.waitForURL(/saved=email/);
  await page.goto("/settings/notifications");
  await page.getByRole("combobox", { name: "我关注的讨论和版块" }).selectOption("mail");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("status")).toHaveText("已保存。");
}

/** What somebody has of a thread that is open: a mark at its first post, and an answer that is half written. */
async function leaveBehind(page: Page, half: string) {
  const post = page.locator("#post-1");
  await expect(post.locator(".menu button").first(), "the page knows its reader").toBeAttached();
  await post.getByRole("link", { name: "收藏", exact: true }).click();
  await expect(post.getByRole("link", { name: "已收藏" })).toBeVisible();
  await composer(page).fill(half);
  await expect(page.getByText(/^草稿已于 .+ 自动保存$/)).toBeVisible({ timeout: 25_000 });
}

for (const phone of [false, true])
  test(`a member who moves to another unit sees from that second nothing of the old one: page, inbox, own words, feed, live line, file, ${phone ? "on a phone" : "on a desktop"}`, async ({
    as,
  }) => {
    test.slow(); // an account is made, comes in, writes and is moved
    const [admin, colleague, witness] = [await as("admin"), await as("member-works-2"), await as("member-works-1")];
    const mover = await as("guest", { phone });
    const name = phone ? "岑一帆" : "岑远"; // the two stories may be told at the same time
    const signInName = unique("mover").replace(" ", "-");
    const office = await createPerson(admin, { name, signInName, unit: "工程公司" });
    await comeInFirst(mover, signInName, office.password);
    const [title, words, answer] = [unique("塔吊限位怎么查"), unique("我们班每周一查"), unique("周三再查一次")];
    await wishForMail(mover, `${signInName}@example.org`, `${PASSWORD}-${signInName}`);
    const { path, file } = await openWithPhotograph(mover, title, words);
    const half = unique("写到一半");
    await leaveBehind(mover, half);
    await colleague.goto(path);
    await say(colleague, answer);
    const mails = () => admin.getByRole("row", { name }).filter({ hasText: "关注的讨论" });
    await expect(async () => {
      await admin.goto("/desk/outbox?state=waiting");
      await expect(mails().first()).toBeVisible({ timeout: 500 });
    }).toPass();
    const told = await mails().count();
    const profile = office.path.replace("/desk", "");
    const bulletin = /\/units\/works\/bulletins\/([0-9a-f-]{36})/.exec(
      await bodyOf(mover, "/units/works/bulletins"),
    )?.[1];
    await mover.goto(path);
    await mover.getByRole("link", { name: "订阅", exact: true }).click();
    await expect(mover.getByText(`生成的地址订阅“${title}”。`)).toBeVisible();
    const feed = await feedOf(mover, "手机");
    await expect.poll(() => bodyOf(mover, "/inbox")).toContain(title);
    const search = `/search?kind=posts&own=true&q=${encodeURIComponent(words)}`;
    const kept = ["/forum/lists/mine", "/forum/lists/followed", "/bookmarks", search];
    expect(await bodyOf(mover, "/drafts")).toContain(half);
    for (const page of [profile, ...kept]) await expect.poll(() => bodyOf(mover, page), page).toContain(title);
    expect(await bodyOf(mover, feed)).toContain(bulletin);
    const talk = feed.replace("/all.", `/thread.${path.split("/").at(-1)}.`);
    expect(await bodyOf(mover, talk)).toContain(answer);
    for (const ours of [path, file, "/units/works"]) expect(await statusOf(mover, ours), ours).toBe(200);
    await Promise.all([mover.goto(path), witness.goto(path)]);
    await expect(composer(mover)).toBeEditable();

    await admin.goto(office.path);
    const join = await unfold(admin, "加入单位");
    await choose(join.getByLabel("单位", { exact: true }), "物流公司");
    await join.getByRole("button", { name: "加入" }).click();
    const places = admin.getByRole("region", { name: "单位与职务" }).getByRole("listitem");
    await expect(places.filter({ hasText: "物流公司" })).toHaveCount(1);
    await places.filter({ hasText: "工程公司" }).getByRole("button", { name: "离开" }).click();
    await expect(places.filter({ hasText: "工程公司" })).toHaveCount(0);

    for (const theirs of [path, file, "/units/works", `/units/works/bulletins/${bulletin}`])
      expect(await statusOf(mover, theirs), theirs).toBe(404);
    expect(await statusOf(mover, `/api/live?topic=thread:${path.split("/").at(-1)}`)).toBe(404);
    expect(await bodyOf(mover, search)).not.toContain(title);
    for (const page of ["/inbox", profile, "/forum/lists/mine", "/forum/lists/followed", "/drafts", "/bookmarks"]) {
      const html = await bodyOf(mover, page);
      for (const theirs of [title, words, answer, half]) expect(html, page).not.toContain(theirs);
    }
    expect(await bodyOf(mover, feed)).not.toContain(bulletin);
    expect(await statusOf(mover, talk)).toBe(404);
    expect(await statusOf(mover, "/units/logistics")).toBe(200);

    // The page that was open hears nothing of what is said after; another one does.
    await say(colleague, `${unique("限位器换好了")} @石磊`);
    // Whoever is called has a line: what it was to tell anybody, by mail too, is told by then.
    await expect.poll(() => bodyOf(witness, "/inbox")).toContain(title);
    await expect(witness.getByRole("button", { name: "1 条新回复，点击查看" })).toBeVisible();
    await expect(mover.getByRole("button", { name: /条新回复/ })).toHaveCount(0);
    await admin.goto("/desk/outbox?state=waiting");
    expect(await mails().count()).toBeLessThanOrEqual(told);
    expect(await bodyOf(admin, "/desk/outbox")).not.toContain(title);
    await mover.reload();
    await expect(mover.getByText(words)).toHaveCount(0);
    await expectAccessible(mover);
  });
