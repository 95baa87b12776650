import { type Asks, hiddenFields, test as people } from "./people.ts";

export { expect } from "./people.ts";

/** Something that nobody ever made. */
export const NOTHING = "01890000-0000-7000-8000-000000000000";
/** A place in a list before which everything lies. */
const CURSOR = `9999999999999999-${"ffffffff-ffff-ffff-ffff-ffffffffffff"}`;
const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

export type Objects = Record<
  | "nothing"
  | "cursor"
  | "bulletin"
  | "column"
  | "case"
  | "breach"
  | "thread"
  | "post"
  | "worksBulletin"
  | "worksColumn"
  | "worksCase"
  | "worksBreach"
  | "worksThread"
  | "worksPost"
  | "worksBoard"
  | "worksMedia"
  | "appeal",
  string
>;

/** Words that stand in a post of the unit `works` alone; whoever may not enter it never sees them. */
export const CANARY = "鹭石渡口七号仓";

export const test = people.extend<object, { objects: Objects }>({
  /** What is there, as those see it who may: ids for others to try. One thread of `works` is new, written and edited once. */
  objects: [
    async ({ as }, use) => {
      const [member, leader, reviewer] = [await as("member-works-1"), await as("leader-works"), await as("reviewer")];
      const worksThread = await openThread(member, "works-site");
      const worksPost = await firstOf(leader, `/units/works/forum/threads/${worksThread}`, `/flags/(${UUID})`);
      await edit(member, worksPost);
      const thread = await firstOf(member, "/forum/boards/festivals", `/forum/threads/(${UUID})`);
      await use({
        nothing: NOTHING,
        cursor: CURSOR,
        bulletin: await firstOf(member, "/bulletins", `/bulletins/(${UUID})`),
        column: await alive(member, "/bulletins/columns"),
        case: await firstOf(member, "/cases", `/cases/(${UUID})`),
        breach: await alive(member, "/cases/kinds"),
        thread,
        post: await firstOf(member, `/forum/threads/${thread}`, `/flags/(${UUID})`),
        worksBulletin: await firstOf(member, "/units/works/bulletins", `/bulletins/(${UUID})`),
        worksColumn: await alive(member, "/units/works/bulletins/columns"),
        worksCase: await firstOf(member, "/units/works/cases", `/cases/(${UUID})`),
        worksBreach: await alive(member, "/units/works/cases/kinds"),
        worksThread,
        worksPost,
        worksBoard: await firstOf(leader, "/desk/boards", `/desk/boards/(${UUID})`),
        worksMedia: await firstOf(member, "/units/works/bulletins", `/api/media/(${UUID})/`),
        appeal: await firstOf(reviewer, "/desk/moderation", `/desk/moderation/appeals/(${UUID})`),
      });
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

/** An address with the objects put in for `{name}`. */
export const addressOf = (sample: string, objects: Objects) =>
  sample.replace(/\{(\w+)\}/g, (_, name: keyof Objects) => objects[name]);

/** Opens a thread by the form without JavaScript, with the canary in it; returns its id. */
export async function openThread(asks: Asks, board: string, text = `${CANARY}，夜里有人值守。`): Promise<string> {
  const title = `夜间值守 ${Math.random().toString(36).slice(2, 8)}`;
  const answer = await submit(asks, `/write/thread/${board}`, 'name="title"', { title, text });
  const id = new RegExp(`/threads/(${UUID})`).exec(answer.headers().location ?? "")?.[1];
  if (!id) throw new Error(`no thread opened on ${board}: ${answer.status()}`);
  return id;
}

async function edit(asks: Asks, post: string): Promise<void> {
  await submit(asks, `/write/edit/${post}`, 'name="text"', { text: `${CANARY}，夜里有两人值守。` });
}

/** Sends a form as a browser without JavaScript does; `mark` is something that only this form contains. */
export async function submit(asks: Asks, path: string, mark: string, fields: Record<string, string>) {
  const page = await (await asks(path)).text();
  return asks(path, { method: "POST", multipart: { ...hiddenFields(page, mark), ...fields } });
}

async function firstOf(asks: Asks, path: string, pattern: string): Promise<string> {
  const found = new RegExp(pattern).exec(await (await asks(path)).text())?.[1];
  if (!found) throw new Error(`nothing like ${pattern} on ${path}`);
  return found;
}

/** The first of the lists below `path` in which there is something. */
async function alive(asks: Asks, path: string): Promise<string> {
  const html = await (await asks(path.replace(/\/\w+$/, ""))).text();
  for (const [, name = ""] of html.matchAll(new RegExp(`href="${path}/([\\w-]+)"`, "g"))) {
    if ((await asks(`${path}/${name}/before/${CURSOR}`)).ok()) return name;
  }
  throw new Error(`nothing in the lists below ${path}`);
}
