import { expect, test } from "vitest";
import { CAPTIONS_MAX_CHARS } from "./input.ts";
import { readCaptions, writeWebVtt } from "./read-captions.ts";

test("WebVTT and SubRip come out as the same file of ours", () => {
  const vtt =
    "WEBVTT - 第一讲\n\nNOTE 校对\n\n1\n00:01.500 --> 00:03.000 align:start\n<v 讲解>各位同事\n\n01:00:00.000 --> 01:00:02.250\nA & B";
  const srt =
    "\ufeff1\r\n00:00:01,500 --> 00:00:03,000\r\n<i>各位同事</i>\r\n\r\n2\r\n01:00:00,000 --> 01:00:02,250\r\nA & B\r\n";
  const wanted = "WEBVTT\n\n00:00:01.500 --> 00:00:03.000\n各位同事\n\n01:00:00.000 --> 01:00:02.250\nA &amp; B\n";
  for (const text of [vtt, srt]) expect(writeWebVtt(readCaptions(text) as never)).toBe(wanted);
});

test("what was written is read back as it was", () => {
  const cues = [{ from: 0, to: 999, text: "一\n二 &amp; <3" }];
  expect(readCaptions(writeWebVtt(cues))).toEqual(cues);
});

test.each([
  ["a time that is none", "WEBVTT\n\n00:61.000 --> 00:62.000\nx", { flaw: "time", line: 3 }],
  ["an end before its beginning", "00:00:05,000 --> 00:00:04,000\nx", { flaw: "time", line: 1 }],
  ["an arrow without times", "一 --> 二\nx", { flaw: "time", line: 1 }],
  ["a step back", "00:05.000 --> 00:06.000\nx\n\n00:01.000 --> 00:02.000\ny", { flaw: "order", line: 4 }],
  ["no words", "WEBVTT\n\n00:05.000 --> 00:06.000\n\n", { flaw: "empty", line: 1 }],
  ["another kind of file", "<html>", { flaw: "empty", line: 1 }],
])("%s is told with its line", (_, text, flaw) => {
  expect(readCaptions(text)).toEqual(flaw);
});

test("nothing of the file can end a cue or open a tag", () => {
  const cues = readCaptions("00:01.000 --> 00:02.000\na <b onclick=x>b</b> <script> & 3 --> 4") as { text: string }[];
  expect(writeWebVtt(cues as never)).toBe("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\na b  &amp; 3 → 4\n");
});

test.each(["{\\", "<a", "<1"])("a line of nothing but beginnings (%s) takes no time", (opening) => {
  const began = performance.now();
  readCaptions(`WEBVTT\n\n00:01.000 --> 00:02.000\n${opening.repeat(CAPTIONS_MAX_CHARS / 2 - 50)}\n`);
  expect(performance.now() - began).toBeLessThan(1_000);
});
