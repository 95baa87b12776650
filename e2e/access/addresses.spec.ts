import { addressOf, CANARY, expect, test } from "./objects.ts";
import { ORIGIN } from "./people.ts";

/** Addresses that mean to be another one: none shows what its plain form does not. */

const SHUT_PAGE = "/units/works/forum/threads/{worksThread}";

test("a parameter of the route in the query does not show another object", async ({ as, objects }) => {
  const asks = await as("member-logistics-1");
  const queries = [
    "nxtPthread={worksThread}&nxtPunit=works",
    "nxtPpass=x&nxtPthread={worksThread}",
    "nxtIthread={worksThread}",
    "thread={worksThread}&unit=works",
    "__nextLocale=zh-CN&__NEXT_INIT_QUERY=1&nxtPthread={worksThread}",
  ];
  for (const query of queries) {
    const address = addressOf(`/forum/threads/{thread}?${query}`, objects);
    const answer = await asks(address);
    expect.soft(await answer.text(), address).not.toContain(CANARY);
  }
});

test("encoded, doubled and dotted addresses lead nowhere that the plain one does not", async ({ as, objects }) => {
  const asks = await as("member-logistics-1");
  const path = addressOf(SHUT_PAGE, objects);
  const ways = [
    `/units/%77orks${path.slice("/units/works".length)}`,
    `/units/WORKS${path.slice("/units/works".length)}`,
    path.replaceAll("/", "%2F").replace("%2F", "/"),
    path.replaceAll("/", "%252F").replace("%252F", "/"),
    `/units/logistics/..%2fworks${path.slice("/units/works".length)}`,
    `/units/logistics%2f..%2fworks${path.slice("/units/works".length)}`,
    `/_next/static/..%2f..${path}`,
    `/_next/static/%2e%2e/%2e%2e${path}`,
    `/_next/data/x${path}.json`,
    `/icon.svg/..%2f..${path}`,
    `/robots.txt${path}`,
    `${path}/`,
    `${path}.json`,
    `${path}.txt`,
    `${path}/print`,
    `${path}/raw`,
    `${path}.rss`,
  ];
  for (const way of ways) {
    const answer = await asks(way);
    expect.soft(await answer.text(), way).not.toContain(CANARY);
    expect.soft([308, 307, 400, 404], `${way}: ${answer.status()}`).toContain(answer.status());
  }
});

test("a pass in the address opens nothing: neither one that was seen, nor one of another's making", async ({
  as,
  objects,
}) => {
  const member = await as("member-works-1");
  const seen = (await member("/units/works")).headers()["x-middleware-rewrite"]?.split("/")[1];
  const day = new Date().toISOString().slice(0, 10);
  const made = ["site", "mine", "public", "unit~works"].map((area) => `${area}.zh-CN.${day}.${"A".repeat(22)}`);
  const path = addressOf(SHUT_PAGE, objects);
  for (const pass of seen ? [seen, ...made] : made) {
    for (const segment of [
      pass,
      pass.replace(".", "%2E"),
      encodeURIComponent(encodeURIComponent(pass).replace("~", "%7E")),
    ]) {
      for (const subject of ["guest", "member-logistics-1", "member-works-1"]) {
        for (const address of [`/${segment}${path}`, `/${segment}/me`, `/${segment}`]) {
          const answer = await (await as(subject))(address);
          const isShut = answer.status() === 404 || (subject === "guest" && answer.status() === 303);
          expect.soft(isShut, `${subject} ${address}: ${answer.status()}`).toBe(true);
          expect.soft(await answer.text(), address).not.toContain(CANARY);
        }
      }
    }
  }
});

test("an address that begins with two slashes leads to no other host", async ({ as }) => {
  for (const subject of ["guest", "member-works-1"]) {
    const asks = await as(subject);
    for (const path of ["//evil.example/", "//evil.example/?x=1", "/\\evil.example/?x=1", "/%2F/evil.example?x=1"]) {
      const { location = "/" } = (await asks(path)).headers();
      expect.soft(new URL(location, ORIGIN).origin, `${subject} ${path} → ${location}`).toBe(ORIGIN);
    }
  }
});
