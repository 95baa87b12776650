import { asc, eq, isNull } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { grants, members } from "#db/schema/accounts.ts";
import { bulletinColumns, reviewRoutes } from "#db/schema/bulletins.ts";
import { events } from "#db/schema/kernel.ts";
import { units } from "#db/schema/units.ts";
import { findActor } from "#domains/accounts/queries.ts";
import { issueSetUpLink, setUp } from "#domains/accounts/set-up.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { subscribers } from "#domains/subscribers.ts";
import { createColumn } from "./commands/create-column.ts";
import { updateColumn } from "./commands/update-column.ts";
import { listColumns } from "./queries.ts";

/** What the worker does. */
async function deliver() {
  while ((await handleEvents(subscribers, (error) => Promise.reject(error))) > 0);
}

let foundings = 0;
async function found() {
  const n = ++foundings;
  const link = await issueSetUpLink("https://qingfeng.example");
  return setUp({
    ...{ token: link.split("/").at(-1)!, organisation: "清江集团", unit: "", name: "方旭", signInName: `admin${n}` },
    ...{ password: "correct horse battery", again: "correct horse battery" },
    ...{ securityPerson: "骆文斌", securityName: `security${n}`, auditPerson: "钱若梅", auditName: `auditor${n}` },
  });
}

async function publisher() {
  const [root] = await db.select().from(units).where(isNull(units.parentId));
  const [row] = await db
    .insert(members)
    .values({ signInName: `publisher${foundings}`, name: "周正" })
    .returning({ id: members.id });
  await db.insert(grants).values({ memberId: row!.id, role: "publisher", unitId: root!.id });
  return (await findActor(row!.id))!;
}

const outline = async () =>
  (await listColumns({ kind: "audience", area: "site" })).map(({ name, depth }) => `${"　".repeat(depth)}${name}`);

const NAMED = ["要闻", "工作动态", "案例研讨", "反腐实录", "廉政时评", "学习园地", "视频", "公开"];
const BELOW = ["　政策", "　权力", "　程序", "　决定"];

beforeEach(async () => {
  for (const table of [bulletinColumns, grants]) await db.delete(table);
});

test("an organisation that was founded finds the columns of the house, and what is disclosed as open registers", async () => {
  await found();
  await deliver();
  expect(await outline()).toEqual([...NAMED, ...BELOW]);
  const rows = await db
    .select({ column: bulletinColumns, route: reviewRoutes.slug })
    .from(bulletinColumns)
    .leftJoin(reviewRoutes, eq(reviewRoutes.id, bulletinColumns.routeId))
    .orderBy(asc(bulletinColumns.position));
  const below = rows.slice(-4).map(({ column, route }) => [column.visibility, column.template, route]);
  expect(below).toEqual(Array(4).fill(["public", "register", "full"]));
  expect(rows.find(({ column }) => column.slug === "news")?.route).toBe("full");
});

test("founded twice over, or told of it again, the columns stand once, as staff have changed them since", async () => {
  const { memberId } = await found();
  await deliver();
  const chief = await publisher();
  const [news] = await listColumns(chief);
  const said = { columnId: news!.id, name: "头条要闻", enName: "News", description: "", position: 0, routeId: "" };
  await updateColumn(chief, said);
  await db.insert(events).values({ name: "accounts.organisation.founded", actorId: memberId, subjectId: memberId });
  await deliver();
  expect(await outline()).toEqual(["头条要闻", ...NAMED.slice(1), ...BELOW]);
});

test("whoever has set up columns of their own before keeps to those", async () => {
  const { memberId } = await found();
  await db.update(events).set({ handledAt: new Date() });
  const chief = await publisher();
  await createColumn(chief, { slug: "own", name: "自办栏目", enName: "", description: "", position: 1, routeId: "" });
  await db.insert(events).values({ name: "accounts.organisation.founded", actorId: memberId, subjectId: memberId });
  await deliver();
  expect(await outline()).toEqual(["自办栏目"]);
});
