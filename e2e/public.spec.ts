import { panel, saved, unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

test("a column is opened to everybody: a guest on a phone reads its register, its text and its feed, and nothing else", async ({
  as,
  browser,
}) => {
  const [publisher, editor] = [await as("publisher"), await as("editor")];
  const slug = `reg-${Math.random().toString(36).slice(2, 8)}`;
  const [name, title] = [unique("权责清单"), unique("采购监督办法")];
  await publisher.goto("/desk/columns/new");
  await publisher.getByLabel("名称", { exact: true }).fill(name.slice(0, 20));
  await publisher.getByLabel("网址").fill(slug);
  await publisher.getByLabel("上级栏目").selectOption({ label: "公开" });
  await publisher.getByLabel("可见范围").selectOption({ label: "全体成员" });
  await publisher.getByLabel("版式").selectOption({ label: "公开目录" });
  await publisher.getByLabel("审核流程").selectOption({ label: "不需审核，直接签发" });
  await publisher.getByLabel("次序").fill("50");
  await publisher.getByRole("button", { name: "建立栏目" }).click();
  await publisher.waitForURL("**/desk/columns");

  await editor.goto("/desk/bulletins/new");
  await editor.getByLabel("标题").fill(title);
  await editor.getByLabel("栏目", { exact: true }).selectOption({ label: `　${name.slice(0, 20)}` });
  await editor.getByRole("button", { name: "开始写稿" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  const path = new URL(editor.url()).pathname;
  await saved(editor, () => editor.getByRole("textbox", { name: "正文" }).fill("采购监督的范围和程序。"));
  await publisher.goto(path);
  await publisher.getByRole("button", { name: "发布", exact: true }).click();
  await expect(publisher.getByText("公开目录里的稿件要写明责任单位、依据、成文日期和下次复核日期。")).toBeVisible();
  await saved(editor, async () => {
    await editor.getByLabel("责任单位").fill("监督检查室");
    await editor.getByLabel("依据").fill("集团采购管理办法");
    await editor.getByLabel("成文日期").fill("2025-06-01");
    await editor.getByLabel("下次复核").fill("2031-06-01");
  });
  await publisher.goto(path);
  await publisher.getByRole("button", { name: "发布", exact: true }).click();
  await expect(publisher.getByText("这一版已发布").or(publisher.getByText("发布于")).first()).toBeVisible();
  await expect(panel(editor)).toHaveCount(0); // no review in this column

  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  const guest = await context.newPage();
  const address = `/public/bulletins/${path.split("/").at(-1)}`;
  expect((await guest.goto(address))?.status()).toBe(404);
  await publisher.goto("/desk/columns");
  await publisher.getByRole("link", { name: name.slice(0, 20) }).click();
  await publisher.getByLabel("可见范围").selectOption({ label: "社会公开" });
  await publisher.getByRole("button", { name: "保存" }).click();
  await expect(publisher.getByText("改为社会公开前，请勾选确认。")).toBeVisible();
  await publisher.getByLabel("已发布、面向全体成员的稿件随之公开").check();
  await publisher.getByRole("button", { name: "保存" }).click();
  await publisher.waitForURL("**/desk/columns");

  await guest.goto(`/public/bulletins/columns/${slug}`);
  const row = guest.getByRole("row").filter({ hasText: title });
  await expect(row).toContainText("监督检查室");
  await expect(row).toContainText("2031年6月1日");
  await expectAccessible(guest);
  await expectNoOverflow(guest);
  await row.getByRole("link").click();
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(guest.getByText("社会公开")).toBeVisible();
  await expect(guest.getByRole("heading", { name: /讨论/ })).toHaveCount(0);
  const card = await guest.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(card ?? "")).toMatchObject({ "@type": "NewsArticle", headline: title });
  await expect(guest.locator('meta[name="robots"]')).toHaveAttribute("content", "index, follow");
  await expect(guest.locator('meta[property="og:title"]')).toHaveAttribute("content", title);
  const feed = await guest.request.get(`/api/feeds/public/${slug}.json`);
  expect((await feed.json()).items.map((item: { title: string }) => item.title)).toEqual([title]);
  expect(await (await guest.request.get("/sitemap.xml")).text()).toContain(address);
  expect(await (await guest.request.get("/robots.txt")).text()).toMatch(
    /Allow: \/public\nAllow: \/api\/feeds\/public\/\nAllow: \/api\/media\/\nDisallow: \/\n/,
  );
  await guest.goto(address.replace("/public", ""));
  await expect(guest).toHaveURL(/\/sign-in/);
  await context.close();
});

test("the address of what is public, passed on, shows its title, its summary and a picture that anybody gets", async ({
  as,
}) => {
  const guest = await as("guest");
  await guest.goto("/public/bulletins/columns/open-decisions");
  await guest.getByRole("link", { name: "关于停止填报三种报表的决定" }).click();
  await expect(guest).toHaveURL(/\/public\/bulletins\/0/);
  await guest.reload();
  const said = (property: string) => guest.locator(`meta[property="og:${property}"]`).getAttribute("content");
  expect(await said("description")).toBe(await guest.locator('meta[name="description"]').getAttribute("content"));
  expect(await said("description")).toContain("三种表");
  const image = (await said("image")) ?? "";
  expect(image).toMatch(/^http.*\/16x9$/);
  const picture = await guest.request.get(image);
  expect([picture.status(), picture.headers()["content-type"]]).toEqual([200, "image/jpeg"]);
  const data = JSON.parse((await guest.locator('script[type="application/ld+json"]').textContent()) ?? "");
  expect(data.image).toEqual([image]);
});

test("a member makes an address for a feed reader, reads with it, and ends it", async ({ as, browser }) => {
  const member = await as("member-works-1", { phone: true });
  await member.goto("/settings");
  await member.getByRole("link", { name: "订阅地址" }).click();
  const name = unique("手机");
  await member.getByLabel("用在哪里").fill(name);
  await member.getByRole("button", { name: "生成地址" }).click();
  const address = await member.locator("code").filter({ hasText: ".json" }).textContent();
  const context = await browser.newContext();
  const ask = () => context.request.get(new URL(address ?? "").pathname);
  const items = (await (await ask()).json()).items as { url: string }[];
  expect(items.length).toBeGreaterThan(3);
  expect(items.some(({ url }) => url.includes("/units/works"))).toBe(true);
  await member.reload();
  await expect(member.locator("code").first()).toBeAttached();
  await expect(member.getByText(address ?? "no address")).toHaveCount(0);
  await member.getByRole("button", { name: `停用“${name}”` }).click();
  await expect(member.getByRole("heading", { name })).toHaveCount(0);
  expect((await ask()).status()).toBe(404);
  await context.close();
});
