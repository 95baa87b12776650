import type { Page } from "@playwright/test";

/** The address under which the programs of a reader follow everything that they may read. */
export async function feedOf(reader: Page, usedIn: string): Promise<string> {
  await reader.goto("/settings/feeds");
  await reader.getByLabel("用在哪里").fill(usedIn);
  await reader.getByRole("button", { name: "生成地址" }).click();
  const address = await reader.locator("code").filter({ hasText: "/all.atom" }).textContent();
  return new URL(address!).pathname;
}
