import type { Page } from "@playwright/test";
import { saved, unique } from "./at-the-desk.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";

const textOf = (page: Page) => page.getByRole("textbox", { name: "正文" });

/** Writes at one end of the text. */
async function writeAt(page: Page, end: "Home" | "End", words: string) {
  await textOf(page).click();
  await page.keyboard.press(`ControlOrMeta+${end}`);
  await page.keyboard.insertText(words);
}

async function begin(editor: Page, title: string) {
  await editor.goto("/desk/bulletins/new");
  await editor.getByLabel("标题").fill(title);
  await editor.getByLabel("栏目").selectOption({ label: "学习园地" });
  await editor.getByRole("button", { name: "开始写稿" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  await textOf(editor).click();
  await saved(editor, async () => {
    await editor.keyboard.insertText("第一段原文。");
    await editor.keyboard.press("Enter");
    await editor.keyboard.insertText("第二段原文。");
  });
  return new URL(editor.url()).pathname;
}

/** Another has the text: this page is told, takes it over again, and goes on. */
async function takeBack(page: Page, from: string) {
  const told = page.getByRole("alert").filter({ hasText: `${from} 正在编辑这篇稿件，你的改动没有保存` });
  await told.getByRole("link", { name: "接手并保存" }).click();
}

test("two editors at one text: who writes is shown, taken over, put together by paragraphs, and where they meet one chooses", async ({
  as,
}) => {
  test.slow(); // they take turns, and each save is two seconds away
  const [shen, xu] = [await as("editor"), await as("xu-ke")];
  const title = unique("两人同写");
  const path = await begin(shen, title);

  await xu.goto("/desk/bulletins");
  await expect(xu.getByRole("row").filter({ hasText: title })).toContainText("沈岩 正在编辑");
  await xu.getByRole("link", { name: title }).click();
  await expect(xu.getByText(/^沈岩 正在编辑这篇稿件，从 .+ 起。/)).toBeVisible();
  await expect(textOf(xu)).toHaveCount(0);
  await expectAccessible(xu);
  await xu.getByRole("button", { name: "接手编辑" }).click();
  await saved(xu, () => writeAt(xu, "End", "许可补的一句。"));

  await writeAt(shen, "Home", "沈岩改的开头。");
  await saved(shen, () => takeBack(shen, "许可"));
  await expect(shen.getByText("许可也改了这篇稿件。你们改的是不同的地方，两份改动已合在一起。")).toBeVisible();
  await expect(textOf(shen).locator("p")).toHaveText(["沈岩改的开头。第一段原文。", "第二段原文。许可补的一句。"]);

  await writeAt(xu, "Home", "许可改的开头。");
  await takeBack(xu, "沈岩");
  const choice = xu.getByRole("alert").filter({ hasText: "沈岩刚刚保存了这篇稿件，和你改了同一处" });
  await expect(choice.locator(".differences del")).toHaveText("沈岩");
  await expect(choice.locator(".differences ins")).toHaveText("许可");
  await expectAccessible(xu);
  await saved(xu, () => choice.getByRole("button", { name: "保存我的" }).click());
  await expect(choice).toHaveCount(0);

  await writeAt(shen, "Home", "再来一句。");
  await takeBack(shen, "许可");
  await shen.getByRole("link", { name: "用对方的" }).click();
  await expect(textOf(shen).locator("p")).toHaveText(["许可改的开头。第一段原文。", "第二段原文。许可补的一句。"]);
  await shen.reload();
  await expect(textOf(shen)).toContainText("许可改的开头。");
  await expect(shen.getByText("上次没有来得及保存的内容已放回")).toHaveCount(0);

  const kept = shen.getByRole("listitem").filter({ hasText: "沈岩的一稿，被许可的一稿覆盖" });
  await kept.getByRole("link", { name: /^对比/ }).click();
  await expect(shen.locator(".paper del").last()).toHaveText("沈岩");
  await shen.getByRole("button", { name: /^恢复第/ }).click();
  await shen.waitForURL((url) => url.pathname === path);
  await expect(textOf(shen)).toContainText("沈岩改的开头。");
});

test("the same person in two windows is not kept out: what both wrote is put together", async ({ as }) => {
  const [one, other] = [await as("editor"), await as("editor")];
  await begin(one, unique("两个窗口"));
  await other.goto(one.url());
  await saved(one, () => writeAt(one, "Home", "左边。"));
  await saved(other, () => writeAt(other, "End", "右边。"));
  await expect(other.getByText("你自己（在另一个窗口）也改了这篇稿件。")).toBeVisible();
  await expect(textOf(other).locator("p")).toHaveText(["左边。第一段原文。", "第二段原文。右边。"]);
});
