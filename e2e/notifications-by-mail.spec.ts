import { unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, PASSWORD, test } from "./fixtures.ts";

const FOLLOWED = "我关注的讨论和版块";

test("李明远 chooses what he is told by mail; what he hears of waits for him, and the administrator sees that and no word of it", async ({
  as,
}) => {
  const [reader, writer, admin] = [
    await as("member-group", { phone: true }),
    await as("leader-works-2"),
    await as("admin"),
  ];
  const setAddress = async (address: string) => {
    await reader.goto("/settings");
    await reader.getByLabel("电子邮箱").fill(address);
    await reader
      .getByLabel(/当前密码|密码/)
      .last()
      .fill(PASSWORD);
    await reader.getByRole("button", { name: "保存邮箱" }).click();
    await reader.waitForURL(/saved=email/);
  };
  const choose = async (way: string, digest: string) => {
    await reader.goto("/settings/notifications");
    await reader.getByRole("combobox", { name: FOLLOWED }).selectOption(way);
    await reader.getByLabel("多久一次").selectOption(digest);
    await reader.getByRole("button", { name: "保存" }).click();
  };
  await setAddress("member-group@example.org");

  await choose("放进摘要", "不要摘要");
  await expect(reader.getByText("有内容要放进摘要，请选每天或每周。")).toBeVisible();
  await expect(reader.getByRole("combobox", { name: FOLLOWED })).toHaveValue("digest");
  await expectAccessible(reader);
  await expectNoOverflow(reader);
  await choose("立即发邮件", "每天");
  await expect(reader.getByRole("status")).toHaveText("已保存。");
  await reader.reload();
  await expect(reader.getByRole("combobox", { name: FOLLOWED })).toHaveValue("mail");

  const title = unique("节前提醒怎么发");
  await reader.goto("/write/thread/festivals");
  await reader.getByLabel("题目").fill(title);
  await reader.getByLabel("正文").fill("大家那里怎么提醒？");
  await reader.getByRole("button", { name: "发布", exact: true }).click();
  await reader.waitForURL(/\/forum\/threads\/[0-9a-f-]{36}$/);
  await writer.goto(new URL(reader.url()).pathname);
  await writer.getByLabel("你的回复").fill("我们在班前会上说。");
  await writer.getByRole("button", { name: "发布回复" }).click();
  const mail = admin.getByRole("row", { name: /李明远.*关注的讨论/ }).first();
  await expect(async () => {
    await admin.goto("/desk/outbox?state=waiting");
    await expect(mail).toContainText("等待发送", { timeout: 500 });
  }).toPass();
  expect(await admin.content()).not.toContain(title);
  await expectAccessible(admin);

  await choose("只在消息里", "不要摘要");
  await expect(reader.getByRole("status")).toHaveText("已保存。");
  await setAddress("");
});
