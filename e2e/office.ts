import type { Page } from "@playwright/test";
import { choose } from "./at-the-desk.ts";
import { expect, PASSWORD, signIn } from "./fixtures.ts";

/** What the office does in several stories. */

/** A part of the desk that is folded away under its name. */
export async function unfold(page: Page, name: string) {
  const box = page.locator("details").filter({ has: page.locator("summary", { hasText: new RegExp(`^${name}$`) }) });
  await box.locator("summary").click();
  return box;
}

export type NewPerson = { name: string; signInName: string; unit: string };

/** Makes an account (a sign-in name that is taken is told and typed again) and answers with its page and the password that is told once. */
export async function createPerson(admin: Page, { name, signInName, unit }: NewPerson) {
  await admin.goto("/desk/people/new");
  await admin.getByLabel("姓名").fill(name);
  await admin.getByLabel("登录名").fill("admin");
  await choose(admin.getByLabel("单位"), unit);
  await admin.getByLabel("职务").fill("干事");
  await admin.getByRole("button", { name: "建立账号" }).click();
  await expect(admin.getByText("已被使用，请换一个。")).toBeVisible();
  await expect(admin.getByLabel("姓名")).toHaveValue(name);
  await admin.getByLabel("登录名").fill(signInName);
  await admin.getByRole("button", { name: "建立账号" }).click();
  const told = admin.getByRole("status").filter({ hasText: "一次性密码" });
  const password = (await told.locator("code").textContent()) ?? "";
  await told.getByRole("link", { name: "打开此人" }).click();
  await expect(admin.getByRole("heading", { level: 1, name })).toBeVisible();
  return { path: new URL(admin.url()).pathname, password };
}

/** Comes in for the first time and replaces the password that the office knows. */
export async function comeInFirst(newcomer: Page, signInName: string, password: string) {
  await signIn(newcomer, signInName, password);
  await expect(newcomer.getByText("现在的密码不只你一人知道，请先换成自己的密码。")).toBeVisible();
  await expect(newcomer).toHaveURL(/\/settings\/password$/);
  await newcomer.getByLabel("当前密码", { exact: true }).fill(password);
  await newcomer.getByLabel("新密码", { exact: true }).fill(`${PASSWORD}-${signInName}`);
  await newcomer.getByLabel("再输一次新密码", { exact: true }).fill(`${PASSWORD}-${signInName}`);
  await newcomer.getByRole("button", { name: "保存" }).click();
  await newcomer.waitForURL(/\/settings\?saved=password/);
}
