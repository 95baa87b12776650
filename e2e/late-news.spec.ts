import { unique } from "./at-the-desk.ts";
import { expect, test } from "./fixtures.ts";
import { composerRuns, openThread, say } from "./in-the-forum.ts";

// What belongs to a reader comes after the page, and may come late, or twice in the wrong order.

for (const isOlderFirst of [true, false]) {
  test(`who answers before the page knows them finds no news in it, where what they asked before is told ${isOlderFirst ? "first" : "last"}`, async ({
    as,
  }) => {
    const page = await as("member-works");
    const path = await openThread(page, unique("夜里加班怎么安排值守"));
    await page.goto("/me");
    const [asked, older, newer] = [1, 2, 3].map(() => Promise.withResolvers<void>()) as [Gate, Gate, Gate];
    const first = isOlderFirst ? older : newer;
    let isFirst = true;
    await page.route(
      (url) => url.pathname === `/api/me${path}`,
      async (route) => {
        const own = isFirst ? older : newer;
        isFirst = false;
        if (own === newer) asked.resolve();
        const response = await route.fetch();
        await (own === first ? asked : first).promise;
        await route.fulfill({ response });
        own.resolve();
      },
    );
    await page.goto(path);
    await composerRuns(page);
    await say(page, unique("补充一句"));
    await Promise.all([older.promise, newer.promise]);
    const edit = page.locator("#post-2").getByRole("link", { name: "编辑或收回", includeHidden: true });
    await expect(edit).toBeAttached();
    await expect(page.getByText(/为上次阅读后新增|未读 \d/)).toHaveCount(0);
    // What was told last has been taken in by now, or left.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    await expect(edit).toBeAttached();
  });
}

type Gate = PromiseWithResolvers<void>;

test("where the stored page is a moment older, figures are still those of now", async ({ as }) => {
  const [opener, other] = [await as("leader-works-2"), await as("member-works-2")];
  const path = await openThread(opener, unique("夜里加班怎么安排值守"));
  await other.goto(path);
  const older = await (await other.request.get(path)).text();
  const opening = (await other.locator("#post-1 input[name=postId]").first().getAttribute("value")) ?? "";
  const wasTaken = await other.evaluate(async (postId) => {
    const body = JSON.stringify({ postId, kind: "agree", on: true });
    return (await fetch("/api/forum/reactions", { method: "POST", body })).ok;
  }, opening);
  expect(wasTaken).toBe(true);
  await other.route(
    (url) => url.pathname === path,
    (route) => route.fulfill({ body: older, contentType: "text/html" }),
  );
  const agree = other.locator("#post-1").getByRole("button", { name: /赞同/ });
  await other.reload();
  await expect(agree).toHaveAttribute("aria-pressed", "true");
  await expect(agree).toHaveText(/1/);
  await agree.click();
  await expect(agree).not.toHaveText(/\d/);
});
