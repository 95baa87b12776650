import { readFileSync } from "node:fs";
import type { Page, Route } from "@playwright/test";
import { PDF, pngHeader } from "#domains/media/testing-files.ts";
import { unique } from "./at-the-desk.ts";
import { alive, alone, comeBack, endSession, expect, test } from "./fixtures.ts";
import { composer, composerRuns, openThread, postOf } from "./in-the-forum.ts";

const submit = (page: Page) => page.getByRole("button", { name: "发布回复" });
const postsOf = (page: Page, text: string) => page.locator(".prose").filter({ hasText: text });

test("without a network nothing is posted and nothing lost; with it again the same button posts once", async ({
  as,
}) => {
  const page = await as("member-works-1");
  await openThread(page, unique("接待登记由谁来管"));
  await composerRuns(page);
  const text = unique("电梯里没有信号");
  await composer(page).fill(text);
  await page.context().setOffline(true);
  await submit(page).click();
  await expect(page.getByText("网络不通，没有发布。你写的内容还在，可以重试。")).toBeVisible();
  await expect(composer(page)).toHaveValue(text);
  await page.context().setOffline(false);
  await page.getByRole("button", { name: /发布回复|重试/ }).click();
  await expect(composer(page)).toHaveValue("");
  await page.reload();
  await expect(postsOf(page, text)).toHaveCount(1);
});

test("an answer that was lost on the way, and then a second try, make one post", async ({ as }) => {
  const page = await as("member-works-1");
  const path = await openThread(page, unique("接待登记由谁来管"));
  await composerRuns(page);
  const text = unique("服务器收到了，回执没到");
  await composer(page).fill(text);
  await page.route(`**${path}`, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await submit(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "你写的内容还在" })).toBeVisible();
  await page.unroute(`**${path}`);
  await page.getByRole("button", { name: /发布回复|重试/ }).click();
  await expect(composer(page)).toHaveValue("");
  await page.reload();
  await expect(postsOf(page, text)).toHaveCount(1);
});

test("what is being posted stands there at once as on its way, until the post is there; what fails goes, and can be tried again", async ({
  as,
}) => {
  const page = await as("liang-yu");
  const path = await openThread(page, unique("接待登记由谁来管"));
  await composerRuns(page);
  const onItsWay = page.locator(".post.sending");
  const [first, second] = [unique("先看见，后送到"), unique("没有送到")];

  const arrives = await held(page, path, (route) => route.continue());
  await composer(page).fill(first);
  await submit(page).click();
  await expect(onItsWay).toContainText(first);
  await expect(onItsWay).toContainText("发送中……");
  await expect(postOf(page, first)).toHaveCount(0);
  arrives();
  await expect(postOf(page, first)).toBeVisible();
  await expect(onItsWay).toHaveCount(0);

  await page.unroute(`**${path}`);
  const isLost = await held(page, path, (route) => route.abort("connectionreset"));
  await composer(page).fill(second);
  await submit(page).click();
  await expect(onItsWay).toContainText(second);
  isLost();
  await expect(onItsWay).toHaveCount(0);
  await expect(composer(page)).toHaveValue(second);
  await page.unroute(`**${path}`);
  await page.getByRole("button", { name: "重试" }).click();
  await expect(postOf(page, second)).toBeVisible();
  await expect(postsOf(page, second)).toHaveCount(1);
});

/** What is posted to this page waits until it is let go on, as told. */
async function held(page: Page, path: string, goOn: (route: Route) => Promise<void>): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(`**${path}`, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await promise;
    await goOn(route);
  });
  return resolve;
}

test("a double click makes one post", async ({ as }) => {
  const page = await as("leader-works-2");
  await openThread(page, unique("接待登记由谁来管"));
  await composerRuns(page);
  const text = unique("点了两下");
  await composer(page).fill(text);
  await submit(page).dblclick();
  await expect(composer(page)).toHaveValue("");
  await page.reload();
  await expect(postsOf(page, text)).toHaveCount(1);
});

test("what is too long or empty is told beside the field, and stays in it", async ({ as }) => {
  const page = await as("leader-works-2");
  await openThread(page, unique("接待登记由谁来管"));
  await composerRuns(page);
  await submit(page).click();
  expect(await composer(page).evaluate((field: HTMLTextAreaElement) => field.validity.valueMissing)).toBe(true);
  const text = "一".repeat(20_020);
  await composer(page).fill(text);
  await expect(page.getByText(/^超出 \d+ 字$/)).toBeVisible();
  await submit(page).click();
  await expect(page.getByText("最多 20000 个字。")).toBeVisible();
  await expect(composer(page)).toHaveValue(text);
});

test("what is no picture is refused by its content, whatever it calls itself", async ({ as }) => {
  const page = await as("leader-works-2");
  await openThread(page, unique("接待登记由谁来管"));
  await composerRuns(page);
  await composer(page).fill("附上照片");
  const pick = page.locator("form#reply input[type=file][accept^=image]");
  const html = Buffer.from("<!doctype html><script>alert(1)</script>");
  await pick.setInputFiles({ name: "现场.png", mimeType: "image/png", buffer: html });
  await expect(page.getByRole("alert").filter({ hasText: "现场.png 没有上传成功" })).toBeVisible();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await pick.setInputFiles({ name: "图标.svg", mimeType: "image/svg+xml", buffer: svg });
  await expect(page.getByText("只能插入图片（JPEG、PNG、WebP、GIF）")).toBeVisible();
  await pick.setInputFiles({ name: "巨幅.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(10_600_000, 1) });
  await expect(page.getByText("巨幅.jpg 没有上传成功：图片不能超过 10 MB。")).toBeVisible();
  await expect(composer(page)).toHaveValue("附上照片");
});

test("a session that ends in the middle of a sentence: the words are there again after signing in", async ({
  browser,
  baseURL,
}) => {
  const page = await alone(browser, baseURL, "member-works-2");
  const path = await openThread(page, unique("接待登记由谁来管"));
  await composerRuns(page);
  const text = unique("写到一半，会话到期");
  await composer(page).fill(text);
  await endSession(page, browser, baseURL);
  await submit(page).click();
  await comeBack(page, "member-works-2", path);
  await expect(composer(page)).toHaveValue(text);
  await submit(page).click();
  await expect(composer(page)).toHaveValue("");
  await expect(postsOf(page, text)).toHaveCount(1);
  await page.context().close();
});

test("a picture of 30,000 × 30,000, a film that breaks off and a hostile name are told in a sentence, run nothing, and stop nothing else", async ({
  as,
}) => {
  const editor = await as("editor");
  let alarms = 0;
  editor.on("dialog", (dialog) => {
    alarms++;
    void dialog.dismiss();
  });
  await editor.goto("/desk/media");
  await alive(editor);
  const key = unique("x").slice(2);
  const hostile = `"><img src=x onerror=alert(1)>\u202efdp.${key}.pdf`;
  await editor.locator(".addbox input[type=file]").setInputFiles([
    { name: "巨幅.png", mimeType: "image/png", buffer: pngHeader(30_000, 30_000) },
    {
      name: "断片.mp4",
      mimeType: "video/mp4",
      buffer: readFileSync("db/seed/films/clear-wind.mp4").subarray(0, 90_000),
    },
    { name: hostile, mimeType: "application/pdf", buffer: Buffer.concat([PDF, Buffer.from(`%${key}`)]) },
  ]);
  const line = (name: string) => editor.locator(".uploads > li").filter({ hasText: name });
  await expect(line("巨幅.png").getByRole("alert")).toHaveText(
    "这张图片的尺寸太大（最多 5000 万像素）。请缩小后再传。",
  );
  await expect(line("断片.mp4").getByRole("alert")).toHaveText(
    "文件不完整，可能没有传完或已损坏。请重新导出或换一份再传。",
  );
  await expect(line(key).getByText("已放入")).toBeVisible();
  await editor.goto(`/desk/media?q=${key}`);
  await editor.locator(".mgrid a").click();
  await editor.waitForURL(/\/media\/[0-9a-f-]+$/);
  await expect(editor.locator("main img")).toHaveCount(0);
  const link = editor.getByRole("link", { name: "下载原件" });
  const answer = await editor.request.get((await link.getAttribute("href")) ?? "");
  expect(answer.headers()["content-disposition"]).toBe(
    `attachment; filename*=UTF-8''%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert%281%29%3Efdp.${key}.pdf`,
  );
  const [download] = await Promise.all([editor.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`^[^"<>\\u202e]*fdp\\.${key}\\.pdf$`));
  expect(alarms).toBe(0);
});
