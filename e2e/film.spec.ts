import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { PDF, videoOf } from "#domains/media/testing-files.ts";
import { saved, unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

const folder = mkdtempSync(join(tmpdir(), "qingfeng-films-"));

test("a film and a document stand in an article: its readers play and open them, others get nothing by any address", async ({
  as,
}) => {
  test.slow();
  const [editor, publisher] = [await as("editor"), await as("publisher")];
  const [reader, stranger] = [await as("member-works-1", { phone: true }), await as("member-office-1")];
  const name = unique("警示片");
  videoOf(folder, { seconds: 3, size: "854x480", name: `${name}.mp4` });
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
  await saved(editor, () => dialog.locator(".mchoices button").filter({ hasText: "题图" }).first().click());
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
  await expect(reader.getByLabel("清晰度")).toHaveCount(0);
  const media = (await video.getAttribute("poster"))!.replace(/poster$/, "");
  const part = await reader.request.get(`${media}file`, { headers: { range: "bytes=0-99" } });
  expect([part.status(), part.headers()["content-range"]?.split("/")[0]]).toEqual([206, "bytes 0-99"]);
  const document = (await reader.getByRole("link", { name: /^附表一/ }).getAttribute("href"))!;
  const opened = (await reader.request.get(document)).headers();
  expect([opened["content-type"], opened["content-disposition"]?.split(";")[0]]).toEqual(["application/pdf", "inline"]);
  const [playlist] = (await (await reader.request.get(`${media}hls.m3u8`)).text()).match(/^\d+\.m3u8$/m) ?? [];
  const [segment] = (await (await reader.request.get(`${media}${playlist}`)).text()).match(/^\d+-\d+\.ts$/m) ?? [];
  const missing = await stranger.request.get(`/api/media/${crypto.randomUUID()}/file`);
  for (const file of ["file", "360.mp4", "poster", "hls.m3u8", playlist, segment, "captions-zh-CN.vtt"]) {
    expect
      .soft((await reader.request.get(`${media}${file}`)).status(), file)
      .toBe(file?.startsWith("captions") ? 404 : 200);
    const answer = await stranger.request.get(`${media}${file}`);
    expect.soft([answer.status(), await answer.text()], file).toEqual([404, await missing.text()]);
  }
  expect((await stranger.request.get(document)).status()).toBe(404);

  const old = await as("member-works-1");
  await old.addInitScript(() => {
    const knows = HTMLMediaElement.prototype.canPlayType;
    HTMLMediaElement.prototype.canPlayType = function (type) {
      return type.includes("mpegurl") ? "" : knows.call(this, type);
    };
  });
  await old.goto(page);
  const film = old.locator("video");
  await old.getByLabel("清晰度").selectOption("360p");
  await film.evaluate((player: HTMLVideoElement) => {
    player.muted = true;
    return player.play();
  });
  await expect.poll(() => film.evaluate((player: HTMLVideoElement) => player.currentTime)).toBeGreaterThan(0.3);
  await expect.poll(() => film.evaluate((player: HTMLVideoElement) => player.currentSrc)).toMatch(/\/360\.mp4$/);
  await expectAccessible(old);
});

const worksIn = async (editor: Page) => {
  const names = await editor.getByLabel("读者").locator("option").allTextContents();
  return { label: names.find((name) => /工程/.test(name))! };
};
