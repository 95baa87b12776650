import { allOf, firstOf, hide, saidIn, submit, UUID } from "./forms.ts";
import { type Asks, expect } from "./people.ts";

export type Planted = Record<"poll" | "pollThread" | "decision" | "webhook" | "upload", string>;

const BOARD = "/units/works/forum/boards/works-site";

/** What the demonstration has none of; made once, and found by the workers that come later. `spared` stays as it is. */
export async function plant(as: (name: string) => Promise<Asks>, spared: string): Promise<Planted> {
  const [member, leader] = [await as("member-works-1"), await as("leader-works")];
  const threads = (await allOf(member, BOARD, `/forum/threads/(${UUID})`)).filter((id) => id !== spared);
  return {
    ...(await aPoll(leader, threads)),
    decision: await aDecision(member, leader, threads),
    webhook: await aWebhook(leader),
    upload: await anUpload(await as("xu-ke")),
  };
}

async function aPoll(leader: Asks, threads: string[]): Promise<{ poll: string; pollThread: string }> {
  const found = async () => {
    for (const thread of threads) {
      const [poll] = await allOf(leader, `/units/works/forum/threads/${thread}`, `/polls/(${UUID})`);
      if (poll) return { poll, pollThread: thread };
    }
    return null;
  };
  const known = await found();
  if (known) return known;
  const path = `/write/poll/${threads.at(-1)}`;
  const fields = { question: "哪天巡检", options: "周一\n周三", kind: "single", results: "always", lastDay: "" };
  await submit(leader, path, 'name="question"', fields);
  const made = await found();
  if (!made) throw new Error("no vote could be opened on works-site");
  return made;
}

const REASON = "写出了他人姓名";

/** About a post of the member that the leader has hidden: the worker tells its author. */
async function aDecision(member: Asks, leader: Asks, threads: string[]): Promise<string> {
  const isTold = async () => (await (await member("/inbox")).text()).includes(REASON);
  if (!(await isTold())) {
    const thread = `/units/works/forum/threads/${threads.at(-1)}`;
    const text = `夜班的人数明早报 ${Math.random().toString(36).slice(2, 10)}`;
    const said = await submit(member, thread, 'name="text"', { text });
    const post = saidIn(await (await leader(said.headers().location?.split("#")[0] ?? thread)).text(), text);
    await hide(leader, post ?? "", REASON);
    await expect.poll(isTold, { timeout: 20_000 }).toBe(true);
  }
  const opened = await submit(member, "/inbox", REASON, {});
  const [, decision] = new RegExp(`^/decisions/(${UUID})$`).exec(opened.headers().location ?? "") ?? [];
  if (!decision) throw new Error(`the line of the inbox leads to ${opened.headers().location}`);
  return decision;
}

/** For a unit below, where the stories say nothing: nobody else's deliveries are in its log. */
async function aWebhook(leader: Asks): Promise<string> {
  const pattern = `/desk/webhooks/(${UUID})`;
  const name = "只为查看权限";
  const host = process.env.QINGFENG_WEBHOOK_HOSTS?.split(",")[0];
  const known = async () => {
    const html = await (await leader("/desk/webhooks")).text();
    return new RegExp(pattern).exec(html.slice(html.lastIndexOf(name)))?.[1];
  };
  if (!host) return "01890000-0000-7000-8000-000000000000";
  if (!(await known())) {
    const fields = { name, address: `http://${host}/access`, unit: "works-1", "events[]": "moderation.posts.received" };
    await submit(leader, "/desk/webhooks", 'name="address"', fields);
  }
  return (await known()) ?? firstOf(leader, "/desk/webhooks", pattern);
}

/** Begun by an editor of another unit and not gone on with (tus 1.0). */
async function anUpload(editor: Asks): Promise<string> {
  const headers = {
    "tus-resumable": "1.0.0",
    "upload-length": "1000",
    "upload-metadata": `filename ${Buffer.from("会议.pdf").toString("base64")}`,
  };
  const answer = await editor("/api/media/uploads", { method: "POST", headers });
  expect(answer.status(), await answer.text()).toBe(201);
  return answer.headers().location?.split("/").at(-1) ?? "";
}
