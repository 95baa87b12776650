import type { Page } from "@playwright/test";
import writeExcelFile from "write-excel-file/node";
import { gb18030 } from "#domains/people/imports/testing-gb18030.ts";
import { choose, fileOf } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";
import { comeInFirst, createPerson, unfold } from "./office.ts";

const mark = () => Math.random().toString(36).slice(2, 8);
const statusOf = async (page: Page, path: string) => (await page.request.get(path)).status();

async function createUnit(admin: Page, below: string, name: string) {
  await admin.goto("/desk/units");
  await admin.getByRole("list", { name: "单位树" }).getByRole("link", { name: below }).click();
  await expect(admin.getByRole("heading", { level: 2, name: below })).toBeVisible();
  const form = await unfold(admin, "新建下级单位");
  await form.getByLabel("名称", { exact: true }).fill(name);
  await form.getByRole("button", { name: "新建" }).click();
  await expect(admin.getByRole("heading", { level: 2, name })).toBeVisible();
  const path = new URL(admin.url()).pathname + new URL(admin.url()).search;
  const people = await admin.getByRole("link", { name: "查看人员" }).getAttribute("href");
  return { path, slug: people?.split("=").at(-1) ?? "" };
}

test("方旭 sets up a unit and somebody in it; where the unit goes, its member goes; a role opens the desk while it is held; in the end both are shut", async ({
  as,
}) => {
  test.slow(); // a life of an office in one go
  const [admin, security] = [await as("admin"), await as("security")];
  const newcomer = await as("guest", { phone: true });
  const id = mark();
  const [unit, name] = [`内务小组${id}`, `贺新${id}`];
  const { path: unitPath, slug } = await createUnit(admin, "第二支部", unit);
  const rename = admin.getByRole("complementary").getByLabel("名称", { exact: true }).first();
  for (const newName of [`${unit}甲`, unit]) {
    await rename.fill(newName);
    await admin.getByRole("button", { name: "保存", exact: true }).click();
    await expect(admin.getByRole("heading", { level: 2, name: newName, exact: true })).toBeVisible();
  }

  const { path: personPath, password } = await createPerson(admin, { name, signInName: `he-xin-${id}`, unit });
  await comeInFirst(newcomer, `he-xin-${id}`, password);

  const doors = async () =>
    Promise.all([slug, "office-2", "office-1", "logistics"].map((one) => statusOf(newcomer, `/units/${one}`)));
  expect(await doors()).toEqual([200, 200, 404, 404]);
  await admin.goto(unitPath);
  const move = await unfold(admin, "移动到");
  await move.getByRole("button", { name: "移动" }).click();
  await expect(move.getByText("已经在这个单位之下，请另选一个上级单位。")).toBeVisible();
  await choose(move.getByLabel("上级单位"), "第一支部");
  await move.getByRole("button", { name: "移动" }).click();
  await expect.poll(doors).toEqual([200, 404, 200, 404]);

  await admin.goto(personPath);
  const join = await unfold(admin, "加入单位");
  await choose(join.getByLabel("单位", { exact: true }), "物流公司");
  await join.getByRole("button", { name: "加入" }).click();
  const places = admin.getByRole("region", { name: "单位与职务" });
  const second = places.getByRole("listitem").filter({ hasText: "物流公司" });
  for (const post of ["联络员", "安全员"]) {
    await second.getByLabel("职务").fill(post);
    await second.getByRole("button", { name: "保存职务" }).click();
    await expect(second.locator("b")).toHaveText(`物流公司 · ${post}`);
  }
  await expect(admin.getByText("授予角色", { exact: true })).toHaveCount(0);
  await expectAccessible(admin);
  expect(await doors()).toEqual([200, 404, 200, 200]);
  await second.getByRole("button", { name: "离开" }).click();
  await expect(second).toHaveCount(0);
  expect(await doors()).toEqual([200, 404, 200, 404]);

  await security.goto("/desk/grants");
  await security.getByLabel("给谁授予角色？").fill(`he-xin-${id}`);
  await security.getByRole("button", { name: "查找" }).click();
  await security.getByRole("link", { name }).click();
  const give = await unfold(security, "授予角色");
  await choose(give.getByLabel("单位"), unit);
  await give.getByLabel("角色").selectOption({ label: "系统管理员" });
  await give.getByRole("button", { name: "授予" }).click();
  await expect(give.getByText("管理员角色只授予整个组织，请选最上级单位。")).toBeVisible();
  await give.getByLabel("角色").selectOption({ label: "单位负责人" });
  await choose(give.getByLabel("单位"), unit);
  expect(await statusOf(newcomer, "/desk/moderation")).toBe(404);
  await give.getByRole("button", { name: "授予" }).click();
  const roles = security.getByRole("region", { name: "角色与授权" });
  await expect(roles.getByRole("listitem").filter({ hasText: "单位负责人" })).toContainText(unit);
  await newcomer.goto("/desk");
  await newcomer.getByRole("link", { name: "待处理" }).click();
  await expect(newcomer.getByText("没有待处理的事项。")).toBeVisible();
  await roles.getByRole("button", { name: "收回" }).click();
  await expect(roles.getByText("没有角色；以普通成员身份使用。")).toBeVisible();
  expect(await statusOf(newcomer, "/desk/moderation")).toBe(404);
  await security.goto("/desk/grants?past=1");
  await expect(security.getByRole("row").filter({ hasText: name }).first()).toContainText("骆文斌");

  await admin.goto(unitPath);
  await admin.getByRole("button", { name: "停用单位" }).click();
  await expect(admin.getByText("还有人员属于这个单位，请先把他们调到别的单位。")).toBeVisible();
  await admin.goto(personPath);
  await admin.getByRole("button", { name: "停用账号" }).click();
  await expect(admin.getByText("已停用", { exact: true })).toBeVisible();
  await admin.getByText("注销账号").click();
  await admin.getByLabel(/同时收回全部发言/).check();
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "安排注销" }).click();
  await expect(admin.getByText(/^将于 .+ 注销，发言一并收回。$/)).toBeVisible();
  await admin.getByRole("button", { name: "取消注销" }).click();
  await expect(admin.getByText("注销账号")).toBeVisible();
  await newcomer.goto("/forum");
  await expect(newcomer).toHaveURL(/\/sign-in/);
  await admin.goto(unitPath);
  await admin.getByRole("button", { name: "停用单位" }).click();
  await expect(admin.getByRole("link", { name: unit }).getByText("已停用")).toBeVisible();
  await expectAccessible(admin);
});

test("on a phone a roster in GB18030 is looked through and its wrong rows come back as a file; mended as a workbook it is taken in, and goes out again", async ({
  as,
}) => {
  const admin = await as("admin", { phone: true });
  const id = mark();
  const right = [`roster-${id}-1`, "宋知", "第二支部", "干事"];
  const rows = [
    ["工号", "姓名", "单位", "职务", "籍贯"],
    [...right, "江西"],
    [`roster-${id}-2`, "段文", "第二支郎", "干事", "福建"],
    ["不合格 工号", "", "第二支部", "", ""],
  ];
  const upload = async (name: string, buffer: Buffer) => {
    await admin.goto("/desk/people/import");
    await admin.getByLabel("花名册文件").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    await admin.getByRole("button", { name: "上传并预检" }).click();
  };
  await upload("花名册.csv", Buffer.from("只有一行"));
  await expect(admin.getByRole("alert").filter({ hasText: "找不到表头" })).toBeVisible();
  await upload("花名册.csv", Buffer.from(gb18030(rows.map((row) => row.join(",")).join("\r\n"))));
  await expect(admin.getByText("花名册.csv，3 行，GB18030")).toBeVisible();
  await expect(admin.getByText("未使用的列：籍贯")).toBeVisible();
  await expect(admin.getByRole("listitem").filter({ hasText: "新增" })).toContainText("1");
  await expect(admin.getByRole("cell", { name: /最接近：第二支部/ })).toBeVisible();
  await expectAccessible(admin);
  await expectNoOverflow(admin);
  const wrong = await fileOf(admin, admin.getByRole("link", { name: "下载有错的 2 行" }));
  expect(wrong.name).toBe("有错的行.csv");
  expect(wrong.bytes.toString("utf8")).toMatch(/^\ufeff/);
  expect(wrong.bytes.toString("utf8").trim().split("\r\n")).toEqual([
    "工号,姓名,单位,职务,籍贯,问题",
    `roster-${id}-2,段文,第二支郎,干事,福建,单位：没有这个单位。最接近：第二支部、第一支部`,
    expect.stringMatching(/^不合格 工号,,第二支部,,,.*登录名：登录名格式不对。.*姓名：没有填写。/),
  ]);
  await admin.getByRole("button", { name: "放弃并重新上传" }).click();
  await admin.waitForURL(/\/desk\/people\/import$/);

  const mended = [rows[0]!.slice(0, 4), right, [`roster-${id}-2`, "段文", "第二支部", ""]];
  const workbook = await writeExcelFile(mended.map((row) => row.map((value) => ({ value, type: String })))).toBuffer();
  await upload("花名册.xlsx", workbook);
  await admin.getByRole("button", { name: "导入其余 2 行" }).click();
  await expect(admin.getByText("导入完成：新增 2，更新 0，有错未导入 0。")).toBeVisible();

  await admin.goto(`/desk/people?q=roster-${id}`);
  await expectNoOverflow(admin);
  const csv = await fileOf(admin, admin.getByRole("link", { name: "导出 CSV" }));
  expect(csv.name).toBe("人员.csv");
  expect(csv.bytes.toString("utf8").trim().split("\r\n").slice(1).sort()).toEqual([
    `roster-${id}-1,宋知,song zhi,,第二支部,干事,,正常`,
    `roster-${id}-2,段文,duan wen,,第二支部,,,正常`,
  ]);
  const sheet = await fileOf(admin, admin.getByRole("link", { name: "导出 Excel" }));
  expect([sheet.name, sheet.bytes.subarray(0, 2).toString()]).toEqual(["人员.xlsx", "PK"]);

  for (const name of ["宋知", "段文"]) {
    await admin.goto(`/desk/people?q=roster-${id}`);
    await admin.getByRole("link", { name }).click();
    await admin.getByRole("button", { name: "停用账号" }).click();
    await expect(admin.getByText("已停用", { exact: true })).toBeVisible();
  }
});
