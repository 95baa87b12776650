import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { oneTimeLinks, sessions } from "#db/schema/accounts.ts";
import { castOf } from "#db/testing/cast.ts";
import { forgetOldSessions } from "./retention.ts";

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);
let memberId: string;

beforeAll(async () => {
  memberId = (await (await castOf()).member("works-1")).id;
});

test("sessions stay readable for six months after their end; what never opened goes the next day", async () => {
  const row = (name: string, endedDaysAgo: number, verifiedAt: Date | null) =>
    ({ memberId, name, method: "password", expiresAt: daysAgo(endedDaysAgo), verifiedAt }) as const;
  await db
    .insert(sessions)
    .values([
      row("open", -7, new Date()),
      row("ended", 183, daysAgo(190)),
      row("long ended", 191, daysAgo(198)),
      row("owing", 0, null),
      row("never opened", 2, null),
    ]);
  await db.insert(oneTimeLinks).values([
    { purpose: "password-reset", memberId, tokenHash: "new", expiresAt: daysAgo(0) },
    { purpose: "password-reset", memberId, tokenHash: "old", expiresAt: daysAgo(2) },
  ]);
  await forgetOldSessions();
  const left = await db.select().from(sessions);
  expect(left.map(({ name }) => name).sort()).toEqual(["ended", "open", "owing"]);
  expect((await db.select().from(oneTimeLinks)).map(({ tokenHash }) => tokenHash)).toEqual(["new"]);
});
