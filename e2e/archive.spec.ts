import { expect, test } from "./fixtures.ts";

test("a text is archived: gone from its list, still at its address; taken out again; and copied for an official account", async ({
  as,
}) => {
  const [publisher, member] = [await as("publisher"), await as("member-works-1", { phone: true })];
  await member.goto("/bulletins/columns/family");
  const last = member.locator(".blist h2 a").last();
  const [title, address] = [(await last.textContent()) ?? "", (await last.getAttribute("href")) ?? ""];
  await publisher.goto(`/desk${address}`);
  await publisher.getByRole("button", { name: "归档", exact: true }).click();
  await expect(publisher.getByText("已归档：列表、首页和订阅里都不再显示。")).toBeVisible();
  await member.goto("/bulletins/columns/family");
  await expect(member.getByRole("link", { name: title })).toHaveCount(0);
  await member.goto(address);
  await expect(member.getByText("这篇文章已归档，内容不再更新。")).toBeVisible();

  await publisher.goto("/desk/bulletins?state=archived");
  await publisher.getByRole("link", { name: title }).click();
  await publisher.getByRole("button", { name: "取消归档" }).click();
  await expect(publisher.getByRole("button", { name: "归档", exact: true })).toBeVisible();
  await member.goto("/bulletins/columns/family");
  await expect(member.getByRole("link", { name: title })).toHaveCount(1);

  await publisher.getByRole("link", { name: "公众号版" }).click();
  await expect(publisher.getByRole("heading", { level: 1, name: "公众号版" })).toBeVisible();
  const copied = publisher.evaluate(
    () =>
      new Promise<string>((resolve) =>
        addEventListener("copy", (event) => resolve(event.clipboardData?.getData("text/html") ?? ""), { once: true }),
      ),
  );
  await publisher.getByRole("button", { name: "复制" }).last().click();
  expect(await copied).toMatch(/<p style="[^"]*margin: 0 0 16px/);
  await expect(publisher.getByRole("button", { name: "已复制" })).toBeVisible();
});
