import { unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";
import { composer, openThread, postOf } from "./in-the-forum.ts";

test("段小满 says something without a name on a phone; colleagues read 匿名1; 高振山 asks who it was, 唐敬之 agrees, and 段小满 reads who and why", async ({
  as,
}) => {
  const [opener, member] = [await as("member-works"), await as("member-works-2", { phone: true })];
  const title = unique("夜里浇筑谁在旁站");
  const thread = await openThread(opener, title);
  const text = unique("那晚没有人旁站，记录是后补的");
  await member.goto(thread);
  await member.getByLabel("你的回复").fill(text);
  await member.getByLabel("不显示姓名").check();
  await expectNoOverflow(member);
  await member.getByRole("button", { name: "发布回复" }).click();
  const own = postOf(member, text);
  await expect(own).toContainText("匿名1（你）");
  await expect(own).not.toContainText("段小满");

  await opener.reload();
  const seen = postOf(opener, text);
  await expect(seen).toContainText("匿名1");
  await expect(seen).not.toContainText("（你）");
  await expect(opener.locator("main")).not.toContainText("段小满");
  await expectAccessible(opener);

  const [leader, above] = [await as("leader-works"), await as("leader-group")];
  await leader.goto(thread);
  const post = postOf(leader, text);
  await post.getByLabel("更多操作").click();
  await post.getByRole("link", { name: "版主处理" }).click();
  await leader.waitForURL(/\/desk\/moderation\/posts\//);
  const desk = new URL(leader.url()).pathname;
  await leader.getByRole("radiogroup", { name: "处理" }).getByText("查明发言人", { exact: true }).click();
  await leader.getByLabel("理由", { exact: true }).locator("visible=true").fill("旁站记录造假涉及安全，须找到本人核实");
  await leader.getByRole("button", { name: "查明发言人", exact: true }).click();
  await expect(leader.getByText("由你提出，等待另一位负责人同意。")).toBeVisible();
  await above.goto(desk);
  await above.getByLabel("同意的理由", { exact: true }).fill("看过全文，安全问题确有必要核实");
  await above.getByRole("button", { name: "同意查明" }).click();
  await expect(above.getByRole("link", { name: "段小满" })).toBeVisible();
  await leader.goto(desk);
  await expect(leader.getByRole("link", { name: "段小满" })).toBeVisible();
  await expectAccessible(above);

  // The line names no thread: its author may not be let in there any more, and is told all the same.
  const told = member.getByRole("button", { name: /^查明发言人/ }).first();
  await expect(async () => {
    await member.goto("/inbox");
    await expect(told).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await told.click();
  await member.waitForURL(/\/decisions\//);
  await expect(member.getByText("旁站记录造假涉及安全，须找到本人核实")).toBeVisible();
  await expect(member.getByText("看过全文，安全问题确有必要核实")).toBeVisible();
  await expect(member.locator("main")).toContainText("高振山 提出");
  await expectNoOverflow(member);
});

test("段小满's draft without a name comes back where names are shown: it goes out under the name only after the box was unticked", async ({
  as,
}) => {
  const [opener, member] = [await as("member-works"), await as("member-works-2", { phone: true })];
  const thread = await openThread(opener, unique("塔吊年检谁来签字"), { board: "/forum/boards/ideas" });
  const text = unique("签字的人没有到场");
  await member.goto(thread);
  await composer(member).fill(text);
  await expect(member.getByLabel("不显示姓名")).toBeHidden();
  const id = thread.split("/").pop()!;
  await expect.poll(() => member.evaluate(kept, { id })).toContain(text);
  await member.goto("/");
  await member.evaluate(kept, { id, isAnonymous: true });
  await member.goto(thread);
  await expect(composer(member)).toHaveValue(text);
  const box = member.getByLabel("不显示姓名");
  await expect(box).toBeChecked();
  await expect(member.getByText("现在本版发言须显示姓名。")).toBeVisible();
  await expectNoOverflow(member);
  await expectAccessible(member);
  const send = member.getByRole("button", { name: "发布回复" });
  await send.click();
  await expect(member.getByText("本版发言须显示姓名，请取消「不显示姓名」后再发。")).toBeVisible();
  await expect(composer(member)).toHaveValue(text);
  await box.uncheck();
  await send.click();
  await expect(postOf(member, text)).toContainText("段小满");
});

/** The draft that this browser keeps of an answer, changed where asked to what the board allowed when it was written. */
function kept({ id, isAnonymous }: { id: string; isAnonymous?: boolean }): string {
  const key = Object.keys(localStorage).find((one) => one.endsWith(`:reply:${id}`));
  if (!key) return "";
  const draft = JSON.parse(localStorage.getItem(key)!);
  if (isAnonymous)
    localStorage.setItem(key, JSON.stringify({ ...draft, isAnonymous, synced: false, at: Date.now() + 60_000 }));
  return draft.text;
}
