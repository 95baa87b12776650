import { panel, saved, unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

test("the publisher says which texts take a stricter way; a writer sees it as soon as the text is called so", async ({
  as,
}) => {
  const [publisher, editor] = [await as("publisher"), await as("editor")];
  await publisher.goto("/desk/columns/routes");
  const rules = publisher.locator("section").filter({ has: publisher.getByRole("heading", { name: "按类型和风险" }) });
  await rules.getByLabel("类型").selectOption("曝光通报");
  await rules.getByLabel("风险不低于").selectOption("重大");
  await rules.getByLabel("走这个流程").selectOption({ index: 1 });
  const route = await rules.getByLabel("走这个流程").locator("option:checked").textContent();
  await rules.getByRole("button", { name: "加一条规则" }).click();
  const row = rules.getByRole("listitem").filter({ hasText: "所有栏目、曝光通报、重大" });
  await expect(row).toContainText(route ?? "");
  await expectAccessible(publisher);
  await rules.getByLabel("类型").selectOption("曝光通报");
  await rules.getByLabel("风险不低于").selectOption("重大");
  await rules.getByRole("button", { name: "加一条规则" }).click();
  await expect(rules.getByRole("alert")).toContainText("已经有一条同样条件的规则");

  await editor.goto("/desk/bulletins/new");
  await editor.getByLabel("标题").fill(unique("曝光"));
  await editor.getByLabel("栏目").selectOption({ label: "廉政时评" });
  await editor.getByRole("button", { name: "开始写稿" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  await saved(editor, () => editor.getByLabel("类型").selectOption("曝光通报"));
  await saved(editor, () => editor.getByLabel("风险").selectOption("重大"));
  await expect(panel(editor)).toContainText("曝光通报 · 重大 · 按规则");
  await expect(panel(editor).getByRole("heading")).toContainText(route ?? "");
  await editor.reload();
  await expect(editor.getByLabel("风险")).toHaveValue("grave");
  await expectAccessible(editor);
  await saved(editor, () => editor.getByLabel("风险").selectOption("一般"));
  await expect(panel(editor).getByText("按规则")).toBeHidden();

  const phone = await as("publisher", { phone: true });
  await phone.goto("/desk/columns/routes");
  await expectNoOverflow(phone);
  await row.getByRole("button").click();
  await expect(row).toBeHidden();
});
