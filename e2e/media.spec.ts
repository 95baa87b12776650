import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { PDF, videoOf } from "#domains/media/testing-files.ts";
import { saved, unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

const folder = mkdtempSync(join(tmpdir(), "qingfeng-films-"));
const picture = () =>
  sharp({
    create: { width: 1200, height: 900, channels: 3, background: { r: 20, g: 90, b: Math.floor(Math.random() * 256) } },
  })
    .composite([
      {
        input: Buffer.from('<svg width="300" height="300"><circle cx="150" cy="150" r="140" fill="#c33"/></svg>'),
        left: 860,
        top: 40,
      },
    ])
    .png()
    .toBuffer();

test("an editor fills the library, says whose a picture is and where the eye should rest; members see nothing of it", async ({
  as,
}) => {
  const editor = await as("editor");
  const name = unique("会场");
  await editor.goto("/desk");
  await editor.getByRole("link", { name: "媒体库" }).click();
  const box = editor.getByRole("region", { name: "放进媒体库" });
  await box.getByLabel("版权").selectOption("已获授权");
  await box.locator("input[type=file]").setInputFiles([
    { name: `${name}.png`, mimeType: "image/png", buffer: await picture() },
    { name: `${name}.pdf`, mimeType: "application/pdf", buffer: Buffer.concat([PDF, Buffer.from(`%${name}`)]) },
    { name: `${name}.html`, mimeType: "text/html", buffer: Buffer.from("<script>alert(1)</script>") },
  ]);
  await expect(box.getByText("已放入")).toHaveCount(2);
  await expect(box.getByRole("alert")).toContainText("不接受这种文件");
  await expectAccessible(editor);
  await editor.getByLabel("找标题或文件名").fill(name);
  await editor.getByRole("button", { name: "筛选" }).click();
  const cards = editor.locator(".mgrid > li");
  await expect(cards).toHaveCount(2);
  await editor.getByRole("link", { name: "图片", exact: true }).click();
  await expect(cards).toHaveCount(1);

  await cards.getByRole("link").click();
  await editor.getByLabel("替代文字").fill("会场全景");
  await editor.getByLabel("可用至").fill("2099-12-31");
  const focus = editor.getByRole("button", { name: /^焦点/ });
  const { width = 0, height = 0 } = (await focus.boundingBox()) ?? {};
  await focus.click({ position: { x: width * 0.84, y: height * 0.2 } });
  await focus.press("ArrowUp");
  await editor.getByRole("button", { name: "保存" }).click();
  await expect(editor.getByText("已保存")).toBeVisible();
  await expect(focus).toHaveAccessibleName(/左起 84%，上起 18%/);
  await editor.reload();
  await expect(focus).toHaveAccessibleName(/左起 84%，上起 18%/);
  await expectAccessible(editor);
  // The square crop shows the red disc at the right, which the middle of the picture would have lost.
  const crop = editor.getByRole("link", { name: "1:1" });
  const [download] = await Promise.all([editor.waitForEvent("download"), crop.click()]);
  const { data, info } = await sharp(readFileSync(await download.path()))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info.width).toBe(info.height);
  const at = (Math.round(info.height * 0.2) * info.width + Math.round(info.width * 0.8)) * 3;
  expect(data[at]).toBeGreaterThan(150);

  const member = await as("member-works-1");
  const source = await editor.locator(".mcrops img").first().getAttribute("src");
  expect((await member.request.get(source ?? "")).status()).toBe(404);
  expect((await member.goto("/desk/media"))?.status()).toBe(404);

  const phone = await as("editor", { phone: true });
  await phone.goto(`/desk/media?q=${encodeURIComponent(name)}`);
  await expectNoOverflow(phone);
  await phone.getByLabel(`选择 ${name}`).first().check();
  await phone.getByRole("button", { name: "移出所选" }).click();
  await phone.waitForURL(/\/media$/);
  await phone.goto(`/desk/media?q=${encodeURIComponent(name)}`);
  await expect(phone.locator(".mgrid > li")).toHaveCount(1);
});

test("a long upload goes on after the line was cut and after the page was closed, and what arrived is a film", async ({
  as,
}) => {
  test.slow();
  const name = unique("党课");
  // Two pieces of an upload, with the date that a file on a disk has: by it the browser knows the file again.
  videoOf(folder, { seconds: 5, name: `${name}.mp4`, noise: 60 });
  const film = join(folder, `${name}.mp4`);
  const editor = await as("editor");
  await editor.goto("/desk/media");
  const input = editor.locator(".addbox input[type=file]");
  // The second piece never arrives.
  let pieces = 0;
  await editor.route("**/api/media/uploads/*", async (route) => {
    if (route.request().method() !== "PATCH") return route.continue();
    pieces += 1;
    return pieces === 1 ? route.continue() : route.abort("connectionreset");
  });
  await input.setInputFiles(film);
  await expect.poll(() => pieces, { timeout: 20_000 }).toBeGreaterThan(1);
  await editor.goto("/desk");
  await editor.unrouteAll();
  const offsets: number[] = [];
  editor.on("request", (request) => {
    if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]));
  });
  await editor.goto("/desk/media");
  await expect(editor.getByText(`没有传完：${name}.mp4`)).toBeVisible();
  await input.setInputFiles(film);
  await expect(editor.locator(".uploads").getByText("已放入")).toBeVisible({ timeout: 30_000 });
  expect(offsets[0]).toBe(8 * 1024 * 1024);
  await expect(editor.getByText("没有传完")).toBeHidden();

  // The worker makes of it what every browser plays; the page tells how far it is, and shows it once it is done.
  await editor.locator(".mgrid").getByText(name).click();
  await editor.waitForURL(/\/media\/[0-9a-f-]+$/);
  await expect(editor.locator(".mprep, video[poster]").first()).toBeVisible();
  await expect(editor.locator("video")).toHaveAttribute("poster", /poster$/, { timeout: 90_000 });
  const video = editor.locator("video");
  await video.evaluate((player: HTMLVideoElement) => {
    player.muted = true;
    return player.play();
  });
  await expect.poll(() => video.evaluate((player: HTMLVideoElement) => player.currentTime)).toBeGreaterThan(0.5);
  await editor.getByLabel("中文字幕（WebVTT 或 SRT）").fill("1\n00:00:00,000 --> 00:00:09,000\n同志们好");
  await editor.getByRole("button", { name: "保存字幕" }).first().click();
  await expect(editor.getByText("已保存")).toBeVisible();
  await editor.reload();
  const cue = () =>
    video.evaluate((player: HTMLVideoElement) => {
      const [track] = player.textTracks;
      track!.mode = "showing";
      return (track!.cues?.[0] as VTTCue | undefined)?.text;
    });
  await expect.poll(cue).toBe("同志们好");
});

test("a film and a document stand in an article: its readers play and open them, others get nothing by any address", async ({
  as,
}) => {
  test.slow();
  const [editor, publisher] = [await as("editor"), await as("publisher")];
  const [reader, stranger] = [await as("member-works-1", { phone: true }), await as("member-office-1")];
  const name = unique("警示片");
  videoOf(folder, { seconds: 3, name: `${name}.mp4` });
  await editor.goto("/desk/bulletins/new");
  await editor.getByLabel("标题").fill(name);
  await editor.getByLabel("读者").selectOption(await worksIn(editor));
  await editor.getByLabel("栏目").selectOption({ label: "学习园地" });
  await editor.getByRole("button", { name: "开始写稿" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  const id = editor.url().split("/").at(-1)!;
  await saved(editor, () => editor.getByRole("textbox", { name: "正文" }).fill("请收看警示片。"));
  const dialog = editor.getByRole("dialog", { name: "媒体库" });
  const put = async (file: string | { name: string; mimeType: string; buffer: Buffer }) => {
    await editor.getByRole("button", { name: /^媒体库/ }).click();
    await dialog.locator("input[type=file]").setInputFiles(file);
    await expect(dialog).toBeHidden({ timeout: 20_000 });
  };
  await saved(editor, () => put(join(folder, `${name}.mp4`)));
  const paper = {
    name: "附表.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.concat([PDF, Buffer.from(`%${name}`)]),
  };
  await saved(editor, () => put(paper));
  await editor.getByRole("button", { name: /^媒体库/ }).click();
  await expectAccessible(editor);
  await dialog.getByRole("button", { name: "图片", exact: true }).click();
  await dialog.getByLabel("找标题或文件名").fill("题图");
  await dialog.getByLabel("找标题或文件名").press("Enter");
  await saved(editor, () => dialog.locator(".mchoices button").first().click());
  await editor.getByLabel("替代文字").fill("题图");
  await saved(editor, () => editor.getByLabel("附件标题").last().fill("附表一"));
  await editor.reload();
  await expect(editor.getByLabel("附件标题").last()).toHaveValue("附表一");

  await publisher.goto(`/desk/bulletins/${id}`);
  await publisher.getByRole("button", { name: "发布", exact: true }).click();
  await expect(publisher.getByText(/^发布于/)).toBeVisible();

  const page = `/units/works/bulletins/${id}`;
  await reader.goto(page);
  const video = reader.locator("video");
  // Stored while the worker still prepares the film, the page is made anew once it is ready.
  await expect(async () => {
    await reader.reload();
    await expect(video).toHaveAttribute("poster", /poster$/, { timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await expectAccessible(reader);
  await expectNoOverflow(reader);
  await video.evaluate((player: HTMLVideoElement) => {
    player.muted = true;
    return player.play();
  });
  await expect.poll(() => video.evaluate((player: HTMLVideoElement) => player.currentTime)).toBeGreaterThan(0.3);
  const media = (await video.getAttribute("poster"))!.replace(/poster$/, "");
  const part = await reader.request.get(`${media}file`, { headers: { range: "bytes=0-99" } });
  expect([part.status(), part.headers()["content-range"]?.split("/")[0]]).toEqual([206, "bytes 0-99"]);
  const document = (await reader.getByRole("link", { name: "附表一", exact: true }).getAttribute("href"))!;
  const opened = (await reader.request.get(document)).headers();
  expect([opened["content-type"], opened["content-disposition"]?.split(";")[0]]).toEqual(["application/pdf", "inline"]);
  const [playlist] = (await (await reader.request.get(`${media}hls.m3u8`)).text()).match(/^\d+\.m3u8$/m) ?? [];
  const [segment] = (await (await reader.request.get(`${media}${playlist}`)).text()).match(/^\d+-\d+\.ts$/m) ?? [];
  const missing = await stranger.request.get(`/api/media/${crypto.randomUUID()}/file`);
  for (const file of ["file", "poster", "hls.m3u8", playlist, segment, "captions-zh-CN.vtt"]) {
    expect
      .soft((await reader.request.get(`${media}${file}`)).status(), file)
      .toBe(file?.startsWith("captions") ? 404 : 200);
    const answer = await stranger.request.get(`${media}${file}`);
    expect.soft([answer.status(), await answer.text()], file).toEqual([404, await missing.text()]);
  }
  expect((await stranger.request.get(document)).status()).toBe(404);
});

const worksIn = async (editor: Page) => {
  const names = await editor.getByLabel("读者").locator("option").allTextContents();
  return { label: names.find((name) => /工程/.test(name))! };
};
