import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { AttachmentSource } from "#domains/media/attachments.ts";
import { Attachment } from "./attachment.tsx";
import { fileSize, playTime } from "./sizes.ts";
import { mediaWords } from "./words.ts";

const film: AttachmentSource = {
  kind: "video",
  format: "mp4",
  fileName: "党课.mp4",
  bytes: 12_300_000,
  src: "/api/media/1/file",
  durationMs: 245_000,
  width: 1280,
  height: 720,
  poster: "/api/media/1/poster",
  hls: "/api/media/1/hls.m3u8",
  smaller: [{ height: 480, src: "/api/media/1/480.mp4" }],
  captions: [{ lang: "zh-CN", src: "/api/media/1/captions-zh-CN.vtt" }],
  preparing: null,
};
const html = (source: AttachmentSource) =>
  renderToStaticMarkup(<Attachment source={source} title="党课<1>" words={mediaWords("zh-CN")} />);

test("a film is streamed where that is possible, played as a file elsewhere, and loads nothing before it is asked", () => {
  const markup = html(film);
  expect(markup.indexOf("hls.m3u8")).toBeLessThan(markup.indexOf('src="/api/media/1/file"'));
  expect(markup).toContain('preload="none"');
  expect(markup).toContain('playsInline="" x5-playsinline=""');
  expect(markup).toContain(
    '<track kind="captions" src="/api/media/1/captions-zh-CN.vtt" srcLang="zh-CN" label="中文字幕"',
  );
  expect(markup).toContain("党课&lt;1&gt;");
  expect(markup).toContain("4:05");
});

test("one that is not prepared yet plays as it came", () => {
  const markup = html({ ...film, hls: null, poster: null, captions: [], durationMs: null });
  expect(markup).not.toContain("hls");
  expect(markup).toContain('<source src="/api/media/1/file"');
});

test("a sound has a player of its own, which says what it is and loads nothing before it is asked", () => {
  const markup = html({ ...film, kind: "audio", format: "mp3", poster: null, hls: null, height: null, captions: [] });
  expect(markup).toMatch(
    /<audio controls="" preload="none" aria-label="党课&lt;1&gt;"><source src="\/api\/media\/1\/file"\/>/,
  );
  expect(markup).not.toContain("<video");
  expect(markup).toContain("4:05");
});

test("a PDF opens beside the article, any other document is saved", () => {
  const paper = { ...film, kind: "document", hls: null, poster: null } as const;
  expect(html({ ...paper, format: "pdf" })).toContain(
    '<a href="/api/media/1/file" target="_blank" rel="noreferrer">党课&lt;1&gt;<span class="vh">（新窗口打开）</span></a>',
  );
  const sheet = html({ ...paper, format: "xlsx" });
  expect(sheet).not.toContain('<a href="/api/media/1/file"');
  expect(sheet).toContain('href="/api/media/1/file?download"');
});

test.each([
  [999, "999 B"],
  [3_400, "3.4 KB"],
  [12_300_000, "12 MB"],
  [1_073_741_824, "1.1 GB"],
])("%d bytes", (bytes, told) => expect(fileSize(bytes)).toBe(told));

test.each([
  [4_400, "0:04"],
  [245_000, "4:05"],
  [3_725_000, "1:02:05"],
])("%d milliseconds", (ms, told) => expect(playTime(ms)).toBe(told));
