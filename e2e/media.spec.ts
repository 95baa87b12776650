import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { PDF, videoOf } from "#domains/media/testing-files.ts";
import { unique } from "./at-the-desk.ts";
import { alive, expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

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
  await editor.waitForURL("**/desk/media");
  await alive(editor);
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
  await alive(editor);
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
  // A player that stood there before keeps what it has begun to load; the next visit has the choice.
  await editor.reload();
  const video = editor.locator("video");
  await video.evaluate((player: HTMLVideoElement) => {
    player.muted = true;
    return player.play();
  });
  await expect.poll(() => video.evaluate((player: HTMLVideoElement) => player.currentTime)).toBeGreaterThan(0.5);
  // This browser streams by itself.
  await expect.poll(() => video.evaluate((player: HTMLVideoElement) => player.currentSrc)).toMatch(/\/hls\.m3u8$/);
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
