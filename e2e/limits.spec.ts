import { expect, expectAccessible, test } from "./fixtures.ts";

test("方旭 narrows how often a vote may be opened, with the reason, and sets it back; the door is not his", async ({
  as,
}) => {
  const admin = await as("admin");
  await admin.goto("/desk/limits");
  const row = admin.getByRole("listitem").filter({ hasText: "发起投票" });
  await row.locator("summary").click();
  await row.getByLabel("次数").fill("399");
  await row.getByLabel("分钟").fill("90");
  await row.getByLabel("原因（选填）").fill("年会期间");
  await row.getByRole("button", { name: "保存" }).click();
  await expect(admin.getByRole("status")).toContainText("已保存，立即生效。");
  await expect(row.getByText("默认 20 次 / 60 分钟")).toBeVisible();
  await expect(row.getByText("年会期间")).toBeVisible();
  await expectAccessible(admin);
  await row.locator("summary").click();
  await row.getByRole("button", { name: "恢复默认" }).click();
  await expect(row.getByText("年会期间")).toHaveCount(0);
  const door = admin.getByRole("listitem").filter({ hasText: "找回密码：发给同一人的邮件" });
  await expect(door).toBeVisible();
  await expect(door.locator("summary")).toHaveCount(0);
});
