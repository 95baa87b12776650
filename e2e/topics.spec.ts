import { unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

test("a topic gathers a bulletin, a case, a discussion, a picture and a film; members of two units see of it what they may see", async ({
  as,
  browser,
}) => {
  const editor = await as("editor");
  const [insider, outsider] = [await as("member-works-1", { phone: true }), await as("member-logistics-1")];
  const title = unique("以案促改");
  const slug = `topic-${Math.random().toString(36).slice(2, 8)}`;
  await editor.goto("/desk/topics/new");
  await editor.getByLabel("标题", { exact: true }).fill(title);
  await editor.getByLabel("网址").fill(slug);
  await editor.getByRole("button", { name: "建立专题" }).click();
  await editor.waitForURL(/\/desk\/topics\/[0-9a-f-]{36}$/);
  await editor.getByRole("button", { name: "发布专题" }).click();
  await expect(editor.getByText("专题还是空的，先添加内容再发布。")).toBeVisible();

  const first = async (list: string, link: string) => {
    await insider.goto(list);
    return (await insider.locator(link).first().getAttribute("href")) ?? "";
  };
  const everyone = await first("/bulletins/columns/comment", "main a[href^='/bulletins/0']");
  const ofWorks = await first("/units/works/bulletins", "main a[href^='/units/works/bulletins/0']");
  const record = await first("/cases", "main a[href^='/cases/0']");
  const talk = await first("/forum/boards/festivals", "main a[href^='/forum/threads/']");
  const add = async (address: string, count: number) => {
    await editor.getByLabel("网址").fill(address);
    await editor.getByRole("button", { name: "添加", exact: true }).click();
    await expect(editor.locator(".asked li")).toHaveCount(count);
  };
  await editor.getByLabel("网址").fill("https://elsewhere.example/x");
  await editor.getByRole("button", { name: "添加", exact: true }).click();
  await expect(editor.getByText("请粘贴本站通报、案例、讨论或媒体库文件的网址。")).toBeVisible();
  const shelved = async (words: string) => {
    await editor.goto(`/desk/media?q=${encodeURIComponent(words)}`);
    return (await editor.locator(".mgrid a").first().getAttribute("href")) ?? "";
  };
  const topicPage = editor.url();
  const [picture, second] = [await shelved("题图：把身边的案例"), await shelved("题图：第三轮内部巡察")];
  const film = await shelved("短片：清风亭");
  await editor.goto(topicPage);
  for (const [index, address] of [everyone, ofWorks, record, talk, picture, second, film].entries())
    await add(new URL(address, editor.url()).href, index + 1);
  await insider.goto("/topics");
  await expect(insider.getByRole("link", { name: title })).toHaveCount(0);
  await editor.getByRole("button", { name: "发布专题" }).click();
  await expect(editor.getByRole("link", { name: "查看专题" })).toBeVisible();

  const ofUnit = new URL(ofWorks, editor.url()).pathname;
  for (const reader of [insider, outsider]) {
    await reader.goto("/");
    await reader.getByRole("link", { name: title }).click();
    await expect(reader.getByRole("heading", { level: 1, name: title })).toBeVisible();
    // What is a unit's own stands among the rest for its members alone.
    await expect(reader.locator(".related li")).toHaveCount(reader === insider ? 4 : 3);
    await expect(reader.locator(`.related a[href='${ofUnit}']`)).toHaveCount(reader === insider ? 1 : 0);
    await expect(reader.locator(".topicfiles figure")).toHaveCount(3);
    await expectAccessible(reader);
    await expectNoOverflow(reader);
  }
  const textOf = async (reader: typeof insider) => (await reader.request.get(`/topics/${slug}`)).text();
  const words = (await insider.locator(`.related a[href='${ofUnit}']`).textContent()) ?? "";
  expect(words.length).toBeGreaterThan(4);
  const asked = [await textOf(insider), await textOf(outsider)].map((text) => text.replaceAll("<wbr/>", ""));
  expect(asked.map((text) => [text.includes(ofUnit), text.includes(words)])).toEqual([
    [true, true],
    [false, false],
  ]);
  const files = await insider
    .locator(".topicfiles :is(img, video)")
    .evaluateAll((shown) =>
      shown.map((file) => (file.getAttribute("src") ?? file.getAttribute("poster") ?? "").replace(/[^/]+$/, "")),
    );
  const [stillOf, filmOf] = [`${files[0]}480`, `${files[2]}file`];
  for (const file of [stillOf, filmOf]) expect((await outsider.request.get(file)).status()).toBe(200);
  // One picture after the other by the arrow keys, round and round.
  await outsider
    .getByRole("button", { name: /^看大图/ })
    .first()
    .press("Enter");
  const large = outsider.getByRole("dialog");
  const shown = () => large.getByRole("img").getAttribute("src");
  await expect(large.getByText("1 / 2")).toBeVisible();
  const opened = await shown();
  await outsider.keyboard.press("ArrowRight");
  await expect(large.getByText("2 / 2")).toBeVisible();
  await expect.poll(shown).not.toBe(opened);
  await outsider.keyboard.press("ArrowRight");
  await expect(large.getByText("1 / 2")).toBeVisible();
  await outsider.keyboard.press("ArrowLeft");
  await expect(large.getByText("2 / 2")).toBeVisible();
  await outsider.keyboard.press("Escape");
  await expect(large).toBeHidden();
  await expect(outsider.getByRole("link", { name: "订阅" })).toHaveAttribute("href", "/settings/feeds");
  await editor.getByLabel(/可以公开订阅/).check();
  await editor.getByRole("button", { name: "保存设置" }).click();
  const feed = `/api/feeds/public/topic.${slug}.rss`;
  await expect(async () => {
    await outsider.reload();
    await expect(outsider.locator('link[rel="alternate"][type="application/atom+xml"]')).toHaveCount(1, {
      timeout: 500,
    });
    await expect(outsider.getByRole("link", { name: "订阅" })).toHaveAttribute("href", feed, { timeout: 500 });
  }).toPass();
  const guest = await (await browser.newContext()).newPage();
  const answer = await guest.request.get(feed.replace(".rss", ".json"));
  expect((await answer.json()).title).toContain(title);
  for (const file of [stillOf, filmOf]) expect((await guest.request.get(file)).status()).toBe(401);
  await guest.context().close();
  await outsider.locator(".related a").first().click();
  await expect(outsider.getByRole("heading", { level: 1 })).not.toHaveText(title);

  // What is taken out of it is gone with the next look.
  await editor.locator(".asked li").nth(1).getByRole("button", { name: "移出" }).click();
  await expect(editor.locator(".asked li")).toHaveCount(6);
  await insider.goto(`/topics/${slug}`);
  await expect(insider.locator(".related li")).toHaveCount(3);
  await editor.getByRole("button", { name: "撤下专题" }).click();
  await expect(editor.getByText("读者还看不到。")).toBeVisible();
  expect((await insider.goto(`/topics/${slug}`))?.status()).toBe(404);
  // The film stands in a topic and an article of the demonstration besides.
  expect((await insider.request.get(filmOf)).status()).toBe(200);
});
