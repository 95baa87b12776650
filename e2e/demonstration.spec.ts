import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

const MARK = "演示数据：人物、单位、案例均为虚构";

test("方旭 sees on every kind of page that this is a demonstration, and clears it only by a second step, which says that it is for good", async ({
  as,
}) => {
  const [guest, member, admin] = [await as("guest"), await as("member-works-1", { phone: true }), await as("admin")];
  for (const path of ["/sign-in", "/public"]) {
    await guest.goto(path);
    await expect(guest.getByText(MARK)).toBeVisible();
  }
  for (const path of ["/", "/forum", "/me", "/no/such/page"]) {
    await member.goto(path);
    await expect(member.getByText(MARK)).toBeVisible();
  }
  const written: string[] = [];
  admin.on("request", (request) => {
    if (request.method() === "POST") written.push(request.url());
  });
  await admin.goto("/desk/people");
  await expect(admin.getByRole("navigation").getByText("演示数据", { exact: true })).toBeVisible();
  await expect(admin.getByRole("row").filter({ hasText: "cao-zhigang" })).toContainText("演示");
  await admin.goto("/desk/organisation");
  const box = admin.getByRole("region", { name: "演示数据" });
  await expect(box).toContainText("清除后不能恢复");
  const clear = box.getByRole("button", { name: "确认清除，不再恢复" });
  await expect(clear).toBeHidden();
  await box.getByText("清除演示数据", { exact: true }).click();
  await expect(clear).toBeEnabled();
  await expectAccessible(admin);
  await box.getByText("清除演示数据", { exact: true }).press("Enter");
  await expect(clear).toBeHidden();
  expect(written).toEqual([]);

  const phone = await as("admin", { phone: true });
  await phone.goto("/desk/organisation");
  await phone.getByRole("region", { name: "演示数据" }).getByText("清除演示数据", { exact: true }).click();
  await expectNoOverflow(phone);
});
