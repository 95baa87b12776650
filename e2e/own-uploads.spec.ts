import { unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";
import { composer, composerRuns, openThread, postOf, putFile } from "./in-the-forum.ts";

const RED_DOT =
  "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==";

test("段小满 takes a picture back that was shown in the unit: no reader sees it any more, and the post can be mended without it", async ({
  as,
}) => {
  const [writer, reader] = [await as("member-works-2", { phone: true }), await as("member-works")];
  const title = unique("工具间照片");
  const path = await openThread(writer, title);
  await composerRuns(writer);
  const name = unique("工具间");
  await composer(writer).fill("先看照片");
  await composer(writer).evaluate(putFile, {
    kind: "drop" as const,
    name: `${name}.png`,
    type: "image/png",
    base64: RED_DOT,
  });
  await expect(composer(writer)).toHaveValue(/!\[[^\]]*\]\(media:[0-9a-f-]{36}\)/);
  await writer.getByRole("button", { name: "发布回复" }).click();
  await expect(postOf(writer, "先看照片").locator("img")).toBeVisible();
  await reader.goto(path);
  const picture = postOf(reader, "先看照片").locator("img");
  await expect(picture).toBeVisible();
  const address = (await picture.getAttribute("src")) ?? "";

  await writer.goto("/settings");
  await writer.getByRole("link", { name: "我上传的文件" }).click();
  const card = writer.locator("li.card").filter({ hasText: name });
  await expect(card.getByRole("link", { name: title })).toHaveAttribute("href", /\/2#post-2$/);
  await card.getByLabel(`删除 ${name}.png`).click();
  await expectNoOverflow(writer);
  await expectAccessible(writer);
  await card.getByRole("button", { name: "确认删除" }).click();
  await expect(writer.getByRole("status")).toHaveText("已删除。");
  await expect(card).toHaveCount(0);

  for (const page of [writer, reader]) {
    expect((await page.request.get(address)).status()).toBe(404);
    await page.goto(path);
    await expect(postOf(page, "先看照片").locator(".pic-missing")).toBeVisible();
    await expect(postOf(page, "先看照片").locator("img")).toHaveCount(0);
  }
  await postOf(writer, "先看照片").getByLabel("更多操作").click();
  await writer.getByRole("link", { name: "编辑或收回" }).click();
  await expect(writer.getByLabel("正文")).toHaveValue("先看照片");
  await writer.getByLabel("正文").fill("照片已经拿下");
  await writer.getByRole("button", { name: "保存修改" }).click();
  await writer.waitForURL(/#post-2$/);
  await expect(postOf(writer, "照片已经拿下").locator(".pic-missing")).toHaveCount(0);
});
