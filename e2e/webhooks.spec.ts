import { createServer } from "node:http";
import { unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";
import { openThread } from "./in-the-forum.ts";

const HOST = process.env.QINGFENG_WEBHOOK_HOSTS?.split(",")[0] ?? "";

/** Another system, on the host that the operator allows, and what it hears. */
async function startOther() {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text) => (body += text));
    request.on("end", () => {
      heard.push(body);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(Number(HOST.split(":")[1]), "127.0.0.1", resolve));
  return { heard, stop: () => server.close() };
}

test("高振山 has another system told of new threads: a foreign host is refused, the log says what came back, it is told again when asked, and ended it is gone", async ({
  as,
}) => {
  test.skip(HOST === "", "the product at hand allows no host");
  const other = await startOther();
  const [leader, name] = [await as("leader-works", { phone: true }), unique("办公门户")];
  await leader.goto("/desk/webhooks");
  await leader.getByLabel("名称").fill(name);
  await leader.getByLabel("接收地址").fill("https://elsewhere.example/hook");
  await leader.getByRole("button", { name: "新建推送" }).click();
  await expect(leader.getByText(/只能推送到运维人员允许的主机/).first()).toBeVisible();
  await expect(leader.getByLabel("名称")).toHaveValue(name);
  await expectAccessible(leader);
  await expectNoOverflow(leader);
  await leader.getByLabel("接收地址").fill(`http://${HOST}/hook`);
  await leader.getByRole("button", { name: "新建推送" }).click();
  await expect(leader.getByText("推送已建立")).toBeVisible();

  const path = await openThread(await as("member-works-2"), unique("值班表"));
  const ofThread = () => other.heard.filter((body) => body.includes(path)).length;
  await expect.poll(ofThread).toBe(1);
  await leader.goto("/desk/webhooks");
  const card = leader.locator(".card").filter({ hasText: name });
  await card.getByRole("link", { name: "投递记录" }).click();
  await leader.waitForURL(/\/desk\/webhooks\/[0-9a-f-]{36}$/);
  const row = leader.getByRole("row").filter({ hasText: "新帖" }).filter({ hasText: "已送达" }).last();
  await expect(async () => {
    await leader.reload();
    await expect(row).toContainText("200", { timeout: 500 });
  }).toPass();
  await expectAccessible(leader);
  await expectNoOverflow(leader);
  const before = other.heard.length;
  await row.getByRole("button", { name: "重发" }).click();
  await expect.poll(() => other.heard.length).toBeGreaterThan(before);

  await leader.goto("/desk/webhooks");
  await card.getByRole("button", { name: `停用 ${name}` }).click();
  await expect(card).toHaveCount(0);
  other.stop();
});
