import { expect, test } from "vitest";
import { countPlayers, fromDataUrl, picturesIn, picturesInRtf, withGaps } from "./pasted-pictures.ts";
import { gapAt } from "./pending-pictures.ts";

const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGOQq8iDIwbiOAChwxBBPps2CwAAAABJRU5ErkJggg==";

test("pictures are found in their order, WeChat's by the address that it keeps aside, without spacers", () => {
  const html = `<p>一<img src="data:image/svg+xml,x" data-src="https://mmbiz.qpic.cn/a?wx_fmt=png&amp;x=1" alt="会场">
    <img width="1" height="1" src="https://count.example/x.gif"><img alt='a>b' src=file:///C:/1.png></p>`;
  expect(picturesIn(html).map(({ src, alt }) => [src, alt])).toEqual([
    ["https://mmbiz.qpic.cn/a?wx_fmt=png&x=1", "会场"],
    ["file:///C:/1.png", "a>b"],
  ]);
});

test("each has its place, with its number, and no text can say it is one; spacers are gone", () => {
  const html =
    '<p>一\uE0009\uE001<img src="1" alt="&quot;><script>\uE000"></p><img width=1 src=2><p>二<img src="3"></p>';
  expect(withGaps(html, picturesIn(html), 7)).toBe(`<p>一9${gapAt(7)}</p><p>二${gapAt(8)}</p>`);
});

test.each([
  ["a film of WeChat", '<iframe class="video_iframe" data-src="https://v.qq.com/x"></iframe><p>字</p>', 1],
  [
    "its sounds and its channel",
    "<mpvoice></mpvoice><mp-common-mpaudio></mp-common-mpaudio><mpvideosnap></mpvideosnap><qqmusic>",
    4,
  ],
  ["a page's own", "<VIDEO src=x></VIDEO><audio>", 2],
  ["none", "<p>video iframe</p><videos><img src=x>", 0],
])("what a paste holds to be played is counted: %s", (_, html, count) => expect(countPlayers(html)).toBe(count));

test.each([
  [`data:image/png;base64,${PNG}`, "image/png"],
  ["data:image/svg+xml;base64,AAAA", null],
  ["data:text/html;base64,AAAA", null],
  ["data:image/png;base64,A", null],
  ["https://a.cn/1.png", null],
])("%s", (src, type) => expect(fromDataUrl(src)?.type ?? null).toBe(type));

test("the pictures of a text from Word lie beside it in hexadecimal", async () => {
  const bytes = Buffer.from(PNG, "base64");
  const hex = bytes.toString("hex").replace(/(.{128})/g, "$1\n");
  const rtf = `{\\rtf1{\\*\\shppict{\\pict{\\*\\picprop}\\picw4\\pngblip\\bliptag-12{\\*\\blipuid 0a1b2c3d4e5f60718293a4b5c6d7e8f9}\n${hex}}}
    {\\nonshppict{\\pict\\wmetafile8 ${"00ff".repeat(100)}}}{\\pict\\jpegblip ${"ffd8".repeat(60)}}}`;
  const [png, jpeg, none] = picturesInRtf(rtf);
  expect([png?.type, jpeg?.type, none]).toEqual(["image/png", "image/jpeg", undefined]);
  expect(Buffer.from(await png!.arrayBuffer()).equals(bytes)).toBe(true);
});

test("a large paste is looked through at once", () => {
  const rtf = `\\pngblip ${"0f".repeat(2_000_000)}}`;
  const html = `<p ${"a".repeat(500)}>${"<img src='data:image/png;base64,".repeat(20)}${"A".repeat(2_000_000)}'>`;
  const from = performance.now();
  picturesInRtf(rtf);
  picturesIn(html);
  expect(performance.now() - from).toBeLessThan(2_000);
});
