import sharp from "sharp";
import { allOf, firstOf, saidIn, submit, UUID } from "./forms.ts";
import { type Asks, expect, test as people } from "./people.ts";
import { plant } from "./planted.ts";

export { saidIn, submit } from "./forms.ts";
export { expect };

/** Something that nobody ever made. */
export const NOTHING = "01890000-0000-7000-8000-000000000000";
/** A place in a list before which everything lies. */
const CURSOR = `9999999999999999-${"ffffffff-ffff-ffff-ffff-ffffffffffff"}`;

export type Objects = Record<
  | "nothing"
  | "cursor"
  | "bulletin"
  | "publicBulletin"
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
  | "tag"
  | "worksTag"
  | "worksTagGroup"
  | "worksMedia"
  | "item"
  | "shelvedMedia"
  | "appeal"
  | "worksItem"
  | "worksReason"
  | "worksRule"
  | "person"
  | "unit"
  | "columnId"
  | "route"
  | "topic"
  | "topicId"
  | "mustRead"
  | "grant"
  | "session"
  | "poll"
  | "pollThread"
  | "decision"
  | "webhook"
  | "upload",
  string
>;

/** Words that stand in a post of the unit `works` alone; whoever may not enter it never sees them. */
export const CANARY = "鹭石渡口七号仓";

export const test = people.extend<object, { objects: Objects }>({
  /** What is there, as those see it who may: ids for others to try. One post of `works` is written and edited for this. */
  objects: [
    async ({ as }, use) => {
      const [member, leader, reviewer] = [await as("member-works-1"), await as("leader-works"), await as("reviewer")];
      const [admin, security] = [await as("admin"), await as("security")];
      const person = await firstOf(admin, "/desk/people?q=member-works-1", `/desk/people/(${UUID})`);
      const leading = await firstOf(admin, "/desk/people?q=leader-works", `/desk/people/(${UUID})`);
      const canary = await sayCanary(member, leader);
      const planted = await plant(as, canary.thread);
      const thread = await firstOf(member, "/forum/boards/festivals", `/forum/threads/(${UUID})`);
      const tagGroup = await firstOf(leader, "/desk/tags", `/desk/tags/(${UUID})`);
      const [bulletin, mustRead] = await mustReadAmong(
        await as("publisher"),
        await allOf(member, "/bulletins", `/bulletins/(${UUID})`),
      );
      await use({
        ...planted,
        nothing: NOTHING,
        cursor: CURSOR,
        bulletin,
        publicBulletin: await firstOf(member, "/public/bulletins", `/public/bulletins/(${UUID})`),
        column: await alive(member, "/bulletins/columns"),
        case: await firstOf(member, "/cases", `/cases/(${UUID})`),
        breach: await alive(member, "/cases/kinds"),
        thread,
        post: await firstOf(member, `/forum/threads/${thread}`, `/flags/(${UUID})`),
        worksBulletin: await firstOf(member, "/units/works/bulletins", `/bulletins/(${UUID})`),
        worksColumn: await alive(member, "/units/works/bulletins/columns"),
        worksCase: await firstOf(member, "/units/works/cases", `/cases/(${UUID})`),
        worksBreach: await alive(member, "/units/works/cases/kinds"),
        worksThread: canary.thread,
        worksPost: canary.post,
        worksBoard: await firstOf(leader, "/desk/boards", `/desk/boards/(${UUID})`),
        tag: await firstOf(member, "/forum", `/forum/tags/(${UUID})`),
        worksTag: await firstOf(leader, `/desk/tags/${tagGroup}`, `name="labelId" value="(${UUID})"`),
        worksTagGroup: tagGroup,
        worksMedia: await firstOf(member, "/units/works/bulletins", `/api/media/(${UUID})/`),
        item: await firstOf(await as("editor"), "/desk/media?kind=picture", `/desk/media/(${UUID})`),
        shelvedMedia: await firstOf(await as("editor"), "/desk/media?kind=picture", `/api/media/(${UUID})/`),
        appeal: await firstOf(reviewer, "/desk/moderation", `/desk/moderation/appeals/(${UUID})`),
        worksItem: await firstOf(leader, "/desk/moderation", `name="item" value="(${UUID})"`),
        worksReason: await firstOf(leader, "/desk/moderation/reasons", `name="reasonId" value="(${UUID})"`),
        worksRule: await firstOf(leader, "/desk/moderation/rules", `/desk/moderation/rules/(${UUID})`),
        person,
        unit: await firstOf(admin, "/desk/units", `unit=(${UUID})`),
        mustRead,
        topic: await firstOf(member, "/topics", "/topics/([a-z0-9-]+)"),
        topicId: await firstOf(await as("editor"), "/desk/topics", `/desk/topics/(${UUID})`),
        route: await firstOf(await as("publisher"), "/desk/columns/routes", `/desk/columns/routes/(${UUID})`),
        columnId: await firstOf(await as("editor"), "/desk/bulletins/new", `<option value="(${UUID})"`),
        grant: await firstOf(security, `/desk/people/${leading}`, `name="grantId" value="(${UUID})"`),
        session: await firstOf(member, "/settings/sessions", `name="sessionId" value="(${UUID})"`),
      });
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

/** An address with the objects put in for `{name}`. */
export const addressOf = (sample: string, objects: Objects) =>
  sample.replace(/\{(\w+)\}/g, (_, name: keyof Objects) => objects[name]);

/** The first of these bulletins that must be read, and its order: other stories publish newer ones that need not be. */
async function mustReadAmong(publisher: Asks, bulletins: string[]): Promise<[bulletin: string, mustRead: string]> {
  for (const id of bulletins) {
    const [order] = await allOf(publisher, `/desk/bulletins/${id}`, `name="mustReadId" value="(${UUID})"`);
    if (order) return [id, order];
  }
  throw new Error("no bulletin of the list must be read");
}

type Place = { thread: string; post: string };

/** Where the canary stands: said once for all workers, since people may say only so much in an hour. */
async function sayCanary(member: Asks, leader: Asks): Promise<Place> {
  const board = await (await member("/units/works/forum/boards/works-site")).text();
  const threads = [...new Set([...board.matchAll(new RegExp(`/threads/(${UUID})`, "g"))].map(([, id = ""]) => id))];
  const said = await findCanary(leader, threads);
  if (said) return said;
  for (const thread of threads.reverse()) {
    const answer = await submit(member, `/units/works/forum/threads/${thread}`, 'name="text"', { text: CANARY });
    const place = answer.status() === 303 ? await findCanary(leader, [thread]) : null;
    if (!place) continue;
    await submit(member, `/write/edit/${place.post}`, 'name="text"', { text: `${CANARY}，夜里有两人值守。` });
    return place;
  }
  throw new Error("the canary could not be said anywhere on works-site");
}

async function findCanary(leader: Asks, threads: string[]): Promise<Place | null> {
  for (const thread of threads) {
    const post = saidIn(await (await leader(`/units/works/forum/threads/${thread}`)).text(), CANARY);
    if (post) return { thread, post };
  }
  return null;
}

/** The first of the lists below `path` in which there is something. */
async function alive(asks: Asks, path: string): Promise<string> {
  const html = await (await asks(path.replace(/\/\w+$/, ""))).text();
  for (const [, name = ""] of html.matchAll(new RegExp(`href="${path}/([\\w-]+)"`, "g"))) {
    if ((await asks(`${path}/${name}/before/${CURSOR}`)).ok()) return name;
  }
  throw new Error(`nothing in the lists below ${path}`);
}

/** The same address for a unit, a board and objects that do not exist. */
export const nothingLike = (sample: string, nowhere: Objects) =>
  addressOf(sample, nowhere).replace("/units/works", "/units/nowhere").replaceAll("works-site", "nowhere-at");

export const nothingOf = (objects: Objects): Objects =>
  Object.fromEntries(
    Object.keys(objects).map((name) => [name, name === "cursor" ? objects.cursor : NOTHING]),
  ) as Objects;

/** Sends a small picture as the composer does. */
export async function uploaded(asks: Asks): Promise<{ mediaId: string }> {
  const noise = { create: { width: 600, height: 400, channels: 3 as const, background: "#3a7" } };
  const buffer = await sharp(noise).png().toBuffer();
  const answer = await asks("/api/media", {
    method: "POST",
    multipart: { file: { name: "x.png", mimeType: "image/png", buffer } },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}
