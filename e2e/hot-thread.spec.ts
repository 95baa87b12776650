import type { Page } from "@playwright/test";
import { unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";
import { composer, composerRuns, openThread } from "./in-the-forum.ts";

const send = (page: Page) => page.getByRole("button", { name: /发布回复|重试/ }).click();
const postsOf = (page: Page, text: string) => page.locator("[id^='post-']").filter({ hasText: text });
const numbers = (page: Page) =>
  page.locator("[id^='post-']").evaluateAll((posts) => posts.map(({ id }) => Number(id.slice("post-".length))));

test("five people of two units answer one thread at once, one of them from a lift without a signal: every word stands once, in one order for all", async ({
  as,
}) => {
  const [opener, ...desktops] = [await as("member-works-1"), await as("member-works-2"), await as("leader-logistics")];
  const phones = [await as("member-logistics-1", { phone: true }), await as("leader-works", { phone: true })];
  const people = [opener, ...desktops, ...phones];
  const inLift = phones[0] as Page;
  const about = { board: "/forum/boards/festivals", text: "快递到了门口才知道是谁寄的，各单位怎么登记？" };
  const path = await openThread(opener, unique("节前礼品怎么登记"), about);
  for (const page of people.slice(1)) await page.goto(path);
  for (const page of people) await composerRuns(page);

  const words = people.map((_, at) => unique(`第${at + 1}个人说`));
  await Promise.all(people.map((page, at) => composer(page).fill(words[at] ?? "")));
  await inLift.context().setOffline(true);
  await Promise.all(people.map(send));
  await expect(inLift.getByText("网络不通，没有发布。你写的内容还在，可以重试。")).toBeVisible();
  await expect(composer(inLift)).toHaveValue(words[3] ?? "");
  await expectNoOverflow(inLift);

  // Who reads is told of the others' words, and sees them when asking for them.
  await expect(async () => {
    const pill = opener.getByRole("button", { name: /条新回复/ });
    if (await pill.isVisible()) await pill.click();
    for (const [at, text] of words.entries())
      if (at !== 3) await expect(postsOf(opener, text)).toHaveCount(1, { timeout: 500 });
  }).toPass();
  await expect(postsOf(opener, words[3] ?? "")).toHaveCount(0);

  await inLift.context().setOffline(false);
  await send(inLift);
  await expect(composer(inLift)).toHaveValue("");
  await expect(opener.getByRole("button", { name: "1 条新回复，点击查看" })).toBeVisible();
  for (const page of people) {
    await page.goto(path);
    for (const text of words) await expect(postsOf(page, text)).toHaveCount(1);
    await expect.poll(() => numbers(page)).toEqual([1, 2, 3, 4, 5, 6]);
  }
  const orders = await Promise.all(people.map((page) => page.locator("[id^='post-']").allInnerTexts()));
  const order = (texts: string[]) => texts.map((text) => words.findIndex((word) => text.includes(word)));
  for (const texts of orders) expect(order(texts)).toEqual(order(orders[0] ?? []));
  await expectNoOverflow(inLift);
  await expectAccessible(inLift);
});
