import type { Page } from "@playwright/test";
import { unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";
import { openThread, say } from "./in-the-forum.ts";

const found = (page: Page, name: string) => page.getByRole("list", { name }).getByRole("listitem");

test("what is said in a unit is found there within seconds, and by no outsider in any way of asking", async ({
  as,
}) => {
  const [author, colleague, outsider] = [
    await as("member-works-1"),
    await as("leader-works-2"),
    await as("member-office-1"),
  ];
  const word = unique("蓝莓").replace(" ", "");
  await openThread(author, `雨季的${word}`);
  await say(author, `第二句也说${word}，还有桑葚`);

  await colleague.goto("/");
  await colleague.keyboard.press("/");
  const field = colleague.getByRole("banner").getByLabel("全站搜索");
  await expect(async () => {
    await colleague.keyboard.press("/");
    await expect(field).toBeFocused({ timeout: 500 });
  }).toPass();
  await field.fill(word);
  await field.press("Enter");
  await colleague.waitForURL(/\/search\?/);
  await expect(async () => {
    await colleague.reload();
    await expect(found(colleague, "讨论")).toHaveCount(2, { timeout: 1_000 });
  }).toPass();
  await expect(found(colleague, "讨论").first().locator("mark").first()).toHaveText(word);
  await expectAccessible(colleague);
  await colleague.getByLabel("搜索文章、案例、讨论").fill(`${word} 桑葚`);
  await colleague.getByRole("button", { name: "搜索" }).click();
  await expect(found(colleague, "讨论")).toHaveCount(1);
  await found(colleague, "讨论").getByRole("link").click();
  await expect(colleague.getByText(`第二句也说${word}`)).toBeInViewport();

  const ways = [
    "",
    "&kind=posts",
    "&kind=posts&order=new&age=week",
    "&kind=posts&own=true",
    "&kind[]=posts&q[]=x",
    "&page=2",
  ];
  const shut = async (way: string) =>
    (await (await outsider.request.get(`/search?q=${encodeURIComponent(word)}${way}`)).text()).replaceAll(word, "…");
  const never = async (way: string) => {
    const other = unique("蓝莓").replace(" ", "");
    return (await (await outsider.request.get(`/search?q=${encodeURIComponent(other)}${way}`)).text()).replaceAll(
      other,
      "…",
    );
  };
  const wordsOf = (html: string) => html.replace(/<script.*?<\/script>/gs, "").replace(/<[^>]*>/g, " ");
  for (const way of ways) {
    const html = wordsOf(await shut(way));
    expect(html, way).not.toContain("雨季的");
    expect(html, way).toBe(wordsOf(await never(way)));
  }
});

test("on a phone, by script or without: kinds, age, order, nothing found, and a word too many", async ({ as }) => {
  const page = await as("member-office-1", { phone: true });
  await page.goto("/");
  await page.getByRole("link", { name: "搜索", exact: true }).click();
  await page.getByLabel("搜索文章、案例、讨论").fill("礼品");
  await page.getByRole("button", { name: "搜索" }).click();
  const kinds = page.getByRole("navigation", { name: "内容" });
  await expect(kinds.getByRole("link", { name: /^文章 [1-9]/ })).toBeVisible();
  await expectNoOverflow(page);
  await kinds.getByRole("link", { name: /^讨论/ }).click();
  await expect(found(page, "讨论").first()).toBeVisible();
  await page.getByRole("link", { name: "最新", exact: true }).click();
  await expect(page.getByRole("link", { name: "最新", exact: true })).toHaveAttribute("aria-current", "true");
  const dates = await found(page, "讨论")
    .locator("time")
    .evaluateAll((all) => all.map((one) => one.getAttribute("datetime")));
  expect(dates).toEqual(dates.toSorted().reverse());
  await page.getByRole("link", { name: "一周内" }).click();
  await expect(page.getByRole("link", { name: "一周内" })).toHaveAttribute("aria-current", "true");
  await page.getByLabel("搜索文章、案例、讨论").fill("犰狳'); drop table posts; --");
  await page.getByRole("button", { name: "搜索" }).click();
  await expect(page.getByRole("heading", { name: "没有找到“犰狳'); drop table posts; --”" })).toBeVisible();
  await expect(page).toHaveURL(/age=week/);
  await page.getByRole("link", { name: "去掉筛选再找" }).click();
  await expect(page).not.toHaveURL(/age=week/);
  await expectAccessible(page);
});
