import { unique } from "./at-the-desk.ts";
import { expect, test } from "./fixtures.ts";

test("a headline takes the large card of a front page that was stored before, a pin the head of its column, until both end", async ({
  as,
}) => {
  const [publisher, member] = [await as("publisher"), await as("member-works-1", { phone: true })];
  await member.goto("/bulletins/columns/study");
  const last = member.locator(".blist h2 a").last();
  const title = (await last.textContent()) ?? "";
  const path = `/desk${await last.getAttribute("href")}`;
  const isLead = () => member.locator(".leadcard").getByText(title);
  await member.goto("/");
  await expect(isLead()).toHaveCount(0);

  const reason = unique("全年重点");
  await publisher.goto(path);
  const today = await publisher.getByLabel("起始日").inputValue();
  await publisher.getByText("设为头条或置顶", { exact: true }).click();
  for (const kind of ["首页头条", "栏目置顶"]) {
    await publisher.getByLabel("位置").selectOption({ label: kind });
    await publisher.getByLabel("截止日").fill(today);
    await publisher.getByLabel("理由", { exact: true }).fill(reason);
    await publisher.getByRole("button", { name: "确定位置" }).click();
    await expect(publisher.getByRole("listitem").filter({ hasText: kind }).filter({ hasText: reason })).toBeVisible();
  }
  await member.goto("/");
  await expect(isLead()).toBeVisible();
  await member.goto("/bulletins/columns/study");
  const first = member.locator(".blist li").first();
  await expect(first).toContainText(title);
  await expect(first.getByText("置顶")).toBeVisible();

  for (const kind of ["首页头条", "栏目置顶"]) {
    await publisher.getByRole("button", { name: `取消 ${kind}` }).click();
    await expect(publisher.getByRole("button", { name: `取消 ${kind}` })).toHaveCount(0);
  }
  await member.goto("/");
  await expect(isLead()).toHaveCount(0);
  await member.goto("/bulletins/columns/study");
  await expect(member.getByText("置顶")).toHaveCount(0);
});
