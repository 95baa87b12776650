import { expect, test } from "vitest";
import { castOf } from "#db/testing/cast.ts";
import { operations } from "#domains/api.ts";
import { apiHandler } from "#domains/edge/api/handler.ts";
import { LIMITS } from "#domains/kernel/limits.ts";
import { createToken } from "#domains/tokens/commands/create-token.ts";

test("a program that searches without a pause is asked to wait as its member is, whatever it searches", async () => {
  const cast = await castOf();
  const author = await cast.member("works-1");
  const { secret } = await createToken(author, { name: "看板", scopes: ["forum:read", "bulletins:read"], days: 30 });
  const answer = apiHandler(operations);
  const find = (kind: string) =>
    answer(
      new Request(`http://localhost/api/v1/search/${kind}?q=x`, { headers: { authorization: `Bearer ${secret}` } }),
    );
  for (let n = 0; n < LIMITS.search.points; n++)
    expect((await find(n % 2 === 0 ? "posts" : "bulletins")).status).toBe(200);
  const refused = await find("posts");
  expect([refused.status, refused.headers.has("retry-after")]).toEqual([429, true]);
});
