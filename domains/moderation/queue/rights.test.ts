import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { grants, members } from "#db/schema/accounts.ts";
import { queueItems } from "#db/schema/queue.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { homeOverlay } from "#domains/home-overlay.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { appeal } from "../commands/appeal.ts";
import { flagPost } from "../commands/flag-post.ts";
import { hidePost } from "../commands/hide-post.ts";
import { canHandle } from "../policy.ts";
import { proposePurge } from "../purges/commands/propose-purge.ts";
import { askReveal } from "../reveals/commands/ask-reveal.ts";
import { clearDesk, deliver, type People, type Person, peopleOf, plantFlagged } from "../testing.ts";
import { handles } from "./hands/queries.ts";
import { findItem } from "./items.ts";
import { countByKind, countQueue, listQueue } from "./queries.ts";

let cast: Cast;
let people: People;
let author: Person;
let reader: Person;
let leader: Person;
let deputy: Person;
let above: Person;
let sister: Person;

beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
  ({ author, reader, leader, deputy, above, sister } = people);
});
beforeEach(clearDesk);

const flagged = (where = {}) => plantFlagged(cast, people, where);
const kindsFor = async (person: Person) => (await listInbox(person)).map(({ kind }) => kind);

// Where somebody's right to keep order in `works` comes from, and whether it is one.
const RIGHTS: Record<string, { person: () => Promise<Person>; leads: boolean }> = {
  "leader of the unit, at home in it": { person: () => cast.leader("works"), leads: true },
  "leader of the unit, at home in another": {
    person: () => cast.person({ unit: "logistics", roles: ["leader"], over: "works" }),
    leads: true,
  },
  "leader of the unit above": { person: () => cast.leader("group"), leads: true },
  "leader of the unit above, at home below": {
    person: () => cast.person({ unit: "works-1", roles: ["leader"], over: "group" }),
    leads: true,
  },
  "leader twice over": {
    person: () => cast.person({ unit: "works", roles: ["leader", "editor"], over: "group" }),
    leads: true,
  },
  "leader of a unit below": { person: () => cast.leader("works-1"), leads: false },
  "leader of a sister unit": { person: () => cast.leader("logistics"), leads: false },
  "editor of everything": { person: () => cast.staff("editor"), leads: false },
  "member of the unit": { person: () => cast.member("works"), leads: false },
  "leader whose grant was taken back": {
    async person() {
      const { id } = await cast.leader("works");
      await db.update(grants).set({ revokedAt: new Date() }).where(eq(grants.memberId, id));
      return cast.again(id);
    },
    leads: false,
  },
};

test.each(Object.entries(RIGHTS))("%s: queue, counts, home page and inbox agree", async (_, { person, leads }) => {
  const who = await person();
  const { postId } = await flagged();
  await deliver();
  const shown = (await listQueue(who)).map(({ id }) => id);
  expect(shown).toEqual(leads ? [postId] : []);
  expect(await countQueue(who)).toBe(shown.length);
  expect((await countByKind(who, ["flags", "pending", "appeal"])).flags).toBe(shown.length);
  expect((await homeOverlay(who)).todo).toBe(shown.length);
  expect(await kindsFor(who)).toEqual(leads ? ["queue-waits"] : []);
});

test("the queue's SQL and its predicate give everybody the same matters, and so does the list of those who handle one", async () => {
  const reviewer = await cast.staff("reviewer");
  await flagged();
  await flagged({ unit: null });
  await flagged({ unit: "works-1", by: await cast.member("works-1") });
  const { postId } = await flagged();
  const { id: actionId } = await hidePost(leader, { postId, reason: "写了他人隐私" });
  await appeal(author, { actionId, text: "那是公开的电话" });
  const ofLeader = await plantThread({ boardId: (await plantBoard(null)).id, unitId: null }, above, [{ by: above }]);
  await flagPost(reader, { postId: ofLeader.postIds[0]!, reason: "other" });
  // Words of a leader, hidden by another: their own appeal and what would destroy them are not theirs to handle.
  const board = await plantBoard(cast.unit("works"));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, deputy, [{ by: deputy }]);
  const ofDeputy = await hidePost(leader, { postId: thread.postIds[0]!, reason: "跑题" });
  await appeal(deputy, { actionId: ofDeputy.id, text: "这一条并没有跑题" });
  await proposePurge(leader, { postId: thread.postIds[0]!, reason: "证件号" });
  const open = await plantBoard(cast.unit("works"), { allowsAnonymous: true });
  const talk = await plantThread({ boardId: open.id, unitId: open.unitId }, reader, [{ by: reader }]);
  const unnamed = await reply(author, { threadId: talk.id, text: "说一句", isAnonymous: true });
  await askReveal(leader, { postId: unnamed.id, reason: "发言威胁到他人安全，需要联系" });
  const former = await cast.leader("works", "前任");
  await db.update(grants).set({ revokedAt: new Date() }).where(eq(grants.memberId, former.id));
  const people = [
    await cast.again(former.id),
    leader,
    deputy,
    above,
    sister,
    author,
    reader,
    reviewer,
    await cast.staff("security-admin"),
    cast.guest,
  ];
  const all = await db.select().from(queueItems);
  expect(all.map(({ kind }) => kind).sort()).toEqual([
    "appeal",
    "appeal",
    "flags",
    "flags",
    "flags",
    "flags",
    "flags",
    "purge",
    "reveal",
  ]);
  for (const { id } of all) {
    const facts = (await findItem(above, id))!;
    for (const actor of people) {
      const may = canHandle(actor, facts);
      expect([actor.name, facts.kind, (await findItem(actor, id)) !== null]).toEqual([actor.name, facts.kind, may]);
      const [isHandler] = await db
        .select({ id: members.id })
        .from(members)
        .where(and(eq(members.id, actor.id ?? id), handles(facts)));
      expect([actor.name, facts.kind, isHandler !== undefined]).toEqual([actor.name, facts.kind, may]);
    }
  }
});
