import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { mailWishes } from "#db/schema/mails.ts";
import { castOf } from "#db/testing/cast.ts";
import { findActor } from "#domains/accounts/queries.ts";
import { unsubscribeToken } from "#domains/notifications/mail/unsubscribe.ts";
import { findMailWishes } from "#domains/notifications/mail/wishes.ts";
import { GET, POST } from "./route.ts";

let memberId: string;
let token: string;
beforeAll(async () => {
  process.env.AUTH_SECRET = "a secret of the tests, long enough";
  memberId = (await (await castOf()).member("works-1")).id;
  token = unsubscribeToken(memberId, "followed");
  await db.insert(mailWishes).values({ memberId, ways: { followed: "mail" } });
});

const ADDRESS = "https://qingfeng.example.org/api/unsubscribe/x";
const given = (text: string) => ({ params: Promise.resolve({ token: text }) });
/** As RFC 8058 has it: no cookie, no Origin, one field. */
const click = () =>
  new Request(ADDRESS, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) });
const wayNow = async () => (await findMailWishes((await findActor(memberId))!))?.ways.followed;

test("to look at the address changes nothing, however often it is done, and leads to a page that asks", async () => {
  for (let n = 0; n < 3; n++) {
    const answer = await GET(new Request(ADDRESS), given(token));
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/unsubscribe/${token}`]);
  }
  expect(await wayNow()).toBe("mail");
});

test("a token that we did not sign is missing and changes nothing", async () => {
  const forged = given(`${token.slice(0, -4)}AAAA`);
  expect((await POST(click(), forged)).status).toBe(404);
  expect((await GET(new Request(ADDRESS), forged)).status).toBe(404);
  expect(await wayNow()).toBe("mail");
});

test("one click is answered 200 without a redirect, and again 200", async () => {
  for (let n = 0; n < 2; n++) {
    const answer = await POST(click(), given(token));
    expect([answer.status, answer.headers.get("location")]).toEqual([200, null]);
    expect(await wayNow()).toBe("inbox");
  }
});

test("the button of our page leads back to it", async () => {
  const answer = await POST(new Request(`${ADDRESS}?from=page`, { method: "POST" }), given(token));
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `/unsubscribe/${token}?done=1`]);
});
