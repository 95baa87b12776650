import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

test("必读: required of a unit, proven by reading on a phone, confirmed, shown in the matrix, and the rest reminded", async ({
  as,
}) => {
  test.setTimeout(300_000); // nobody reads a text in less than ten seconds
  const publisher = await as("publisher");
  await publisher.goto("/desk/bulletins?state=published");
  const row = publisher.getByRole("row").filter({ hasText: "廉政时评" }).first();
  await row.getByRole("link").first().click();
  await publisher.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  const id = new URL(publisher.url()).pathname.split("/").at(-1)!;
  await publisher.getByText("设为必读", { exact: true }).first().click();
  await publisher.getByRole("button", { name: "设为必读" }).click();
  await publisher.getByLabel("最后一天").fill("2020-01-01");
  await publisher.getByLabel("最后一天").evaluate((input) => input.removeAttribute("min"));
  await publisher.getByRole("checkbox", { name: "工程公司", exact: true }).check();
  await publisher.getByRole("button", { name: "设为必读" }).click();
  await expect(publisher.getByText("请选今天或以后的一天。")).toBeVisible();
  await publisher.getByLabel("最后一天").fill(new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10));
  await publisher.getByRole("checkbox", { name: "工程公司", exact: true }).check();
  await publisher.getByRole("button", { name: "设为必读" }).click();
  const asked = publisher.getByRole("listitem").filter({ hasText: "周立群 设定" });
  await expect(asked).toContainText("工程公司");

  const reader = await as("member-works-2", { phone: true });
  await expect(async () => {
    await reader.goto("/inbox");
    await expect(reader.getByText("请阅读并确认").first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await reader.goto("/must-read");
  await reader.locator(`a[href$="/bulletins/${id}"]`).click();
  const duty = reader.getByRole("region", { name: "必读确认" });
  await expect(duty).toContainText("阅读并确认");
  await expectNoOverflow(reader);
  await duty.getByRole("button", { name: "我已阅读" }).click();
  await expect(duty.getByRole("alert")).toContainText(/请读到文末再确认|还需再读约/);
  await duty.scrollIntoViewIfNeeded();
  await expect(duty.getByText("已读完，可以确认。")).toBeVisible({ timeout: 200_000 });
  await duty.getByRole("button", { name: "我已阅读" }).click();
  await expect(reader.getByText(/已于 .* 确认阅读/)).toBeVisible();

  const other = await as("member-logistics-1");
  const known = other.waitForResponse((answer) => answer.url().includes("/api/me/bulletins/"));
  await other.goto(`/bulletins/${id}`);
  await (await known).finished();
  await expect(other.getByRole("region", { name: "必读确认" })).toHaveCount(0);

  const leader = await as("leader-works");
  await leader.goto(`/desk/reading?b=${id}`);
  const panel = leader.getByRole("complementary").filter({ hasText: "未读人员" });
  await expect(panel.getByRole("link", { name: "石磊" })).toBeVisible();
  await expect(panel.getByRole("link", { name: "段小满" })).toHaveCount(0);
  await panel.getByLabel("提醒内容").fill("周会前请读完");
  await panel.getByRole("button", { name: "提醒未读的人" }).click();
  await expect(panel.getByText("已提醒。")).toBeVisible();
  await panel.getByRole("button", { name: "提醒未读的人" }).click();
  await expect(panel.getByText("没有需要提醒的人：都已读，或一天内提醒过了。")).toBeVisible();
  await expectAccessible(leader);
  await leader.getByRole("link", { name: "第二项目部" }).first().click();
  await expect(leader.getByRole("link", { name: "上级：工程公司" })).toBeVisible();

  const reminded = await as("member-works-1");
  await expect(async () => {
    await reminded.goto("/inbox");
    await expect(reminded.getByText("周会前请读完")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await reminded.getByText("周会前请读完").click();
  await reminded.waitForURL(new RegExp(`/bulletins/${id}$`));

  await asked.getByRole("button", { name: "取消" }).click();
  await expect(publisher.getByText("没有设为必读。")).toBeVisible();
  await reminded.goto("/must-read");
  await expect(reminded.locator(`a[href$="/bulletins/${id}"]`)).toHaveCount(0);
});

test("the read rate of one bulletin is followed by days: a curve for the eye, the same figures as a table", async ({
  as,
}) => {
  const publisher = await as("publisher", { phone: true });
  await publisher.goto("/desk/reading?period=all");
  await publisher
    .getByRole("table", { name: "各单位必读通报的阅读率" })
    .getByRole("columnheader")
    .getByRole("link")
    .last()
    .click();
  const panel = publisher.getByRole("complementary").filter({ hasText: "阅读率走势" });
  const [done = "", people = ""] = /(\d+)\s*\/ (\d+) 已读/.exec((await panel.textContent()) ?? "")?.slice(1) ?? [];
  const days = panel.getByRole("table", { name: /^阅读率走势/ }).getByRole("row");
  await expect.poll(() => days.count()).toBeGreaterThan(3);
  await expect(days.last()).toContainText(`${done} / ${people}`);
  await expect(panel.locator("svg.trend .curve")).toBeVisible();
  await expectAccessible(publisher);
  await expectNoOverflow(publisher);
});

test("the matrix is exported as a table of figures", async ({ as }) => {
  const publisher = await as("publisher");
  await publisher.goto("/desk/reading");
  await expect(publisher.getByRole("table", { name: "各单位必读通报的阅读率" })).toBeVisible();
  const [file] = await Promise.all([
    publisher.waitForEvent("download"),
    publisher.getByRole("link", { name: "导出" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("必读阅读率.xlsx");
});
