import { expect, test } from "vitest";
import { domainOf, offenders, type Source, sources, within } from "#security/sources.ts";

/** Imports go downwards only: a name may import those before it (architecture, section 2). */
const ORDER = [
  ["kernel"],
  ["accounts"],
  ["units"],
  ["people"],
  ["tokens"],
  ["media"],
  ["edge"],
  ["bulletins", "cases", "forum"],
  ["moderation"],
  ["search", "notifications", "audit", "archive", "erasure", "webhooks"],
];

test("only domains, db and bin reach the database", () => {
  const reaches = (source: Source) =>
    source.imports.some(({ from }) => /^db\/(client|listen)|^postgres$|^drizzle-orm/.test(from)) &&
    !within("domains", "db", "bin")(source) &&
    source.file !== "drizzle.config.ts";
  expect(offenders(reaches)).toEqual([]);
});

test("a domain imports only what stands below it", () => {
  const rank = (name: string | undefined) => ORDER.findIndex((group) => group.includes(name ?? ""));
  const upward = sources.filter(within("domains")).flatMap(({ file, imports }) => {
    const own = domainOf(file);
    return (
      imports
        .map(({ from }) => domainOf(from))
        // Actions are the edge of their domain.
        .filter((other) => !(other === "edge" && file.endsWith("/actions.ts")))
        .filter((other) => own && other && own !== other && !isBelow(rank(other), rank(own), own, other))
        // A domain's actions.ts is its own edge: it hands the commands over, and nothing imports it but forms.
        .filter((other) => !(other === "edge" && file === `domains/${own}/actions.ts`))
        .map((other) => `${file} -> ${other}`)
    );
  });
  expect(upward).toEqual([]);
});

const isBelow = (other: number, own: number, ownName: string, otherName: string) =>
  other !== -1 && own !== -1 && (other < own || (other === own && ownName !== otherName));

test("every domain has its place in the order", () => {
  const names = new Set(sources.map(({ file }) => domainOf(file)).filter((name) => name !== undefined));
  expect([...names].filter((name) => !ORDER.flat().includes(name)).sort()).toEqual([]);
});

test("no domain calls the commands of another", () => {
  const calls = sources
    .filter(within("domains"))
    .flatMap(({ file, imports }) =>
      imports
        .filter(({ from }) => /^domains\/[^/]+\/(?:.*\/)?commands\//.test(from) && domainOf(from) !== domainOf(file))
        .map(({ from }) => `${file} -> ${from}`),
    );
  expect(calls).toEqual([]);
});

test("server actions stand in domains/*/actions.ts, and each wraps a command", () => {
  const isActions = (file: string) => /^domains\/[^/]+\/actions\.ts$/.test(file);
  const server = sources.filter(({ text }) => /^\s*["']use server["']/m.test(text));
  expect(server.map(({ file }) => file).filter((file) => !isActions(file))).toEqual([]);
  const bare = server.flatMap(({ file, text }) =>
    [...text.matchAll(/^export (?!type)(.*)$/gm)]
      .map(([, line = ""]) => line)
      .filter((line) => !/^const \w+Action = \w*(?:formAction|Action)\(/i.test(line))
      .map((line) => `${file}: ${line}`),
  );
  expect(bare).toEqual([]);
});

/** Reads that know no viewer, and why none is missing. */
const OF_NO_VIEWER: Record<string, string> = {
  findActor: "makes the viewer",
  findActorBySession: "makes the viewer",
  findOwner: "makes the viewer of a program",
  findOwnAccount: "the actor's own row, as a command loads it",
  findLink: "whoever has the token of a one-time link has the right that it gives",
  findOrLinkMember: "single sign-on: nobody is signed in yet",
  findBearer: "makes the viewer of a program, by its token",
  findReplyToken: "whoever has the token of a mail answers as its member",
  findUnitPath: "what the rule of an area is asked about (mayEnterArea)",
  findOrganisation: "the name and the footer, which everybody reads",
  findCaptions: "of a file that was opened to the viewer (findServed)",
  findHeader: "reads a table that was uploaded",
  planOf: "of an upload that was found through its actor (findImport)",
  mediaSources: "size and address of pictures; each asks again by its address who may see it (findServed)",
  questionsOf: "of a case that was found through its viewer",
  decisionsOf: "of a review that was found through its viewer, or for the record of a publication",
  selectProposals: "begins a query, which goes on by who may see it (isOpenTo)",
  countOnBoard: "writes a counter",
  listStandIns: "whom a review asks, for the inbox",
  listAsked: "whom a review asks, for the inbox",
  listHolders: "whom a review asks, for the inbox",
  listKnown: "what an import has taken over before: asked by the operator at the machine",
};

type Read = { file: string; name: string; first: string; params: string; body: string };

/** Exported functions of a file, with their parameters and what stands from there to the next declaration. */
const functionsOf = ({ file, text }: Source): Read[] =>
  [
    ...text.matchAll(
      /^export (?:async )?(?:function|const) (\w+)(?:<[^>]*>)?(?:\(| = (?:async )?\()([^)]*)([\s\S]*?)(?=^(?:export|async function|function|const|type|\/\*\*)|$(?![\s\S]))/gm,
    ),
  ].map(([, name = "", params = "", body = ""]) => ({
    ...{ file, name, params, body },
    first: /^\s*(\w*)/.exec(params)?.[1] ?? "",
  }));

/** Such a name says that it reads; in a `queries.ts` so does whatever is given a connection or takes the one there is. */
const isRead = ({ file, name, params, body }: Read) =>
  /^(?:find|list|count)[A-Z]/.test(name) ||
  (file.endsWith("/queries.ts") && (/:\s*(?:Reader|Tx|Db)\b/.test(params) || /\bdb\./.test(body)));

test("every read of a domain takes its viewer first and asks what they may see, or says why it needs none", () => {
  const reads = sources.filter(within("domains")).flatMap(functionsOf).filter(isRead);
  const blind = reads.filter(
    ({ first, body }) => !["viewer", "actor"].includes(first) || !new RegExp(`\\b${first}\\b`).test(body),
  );
  expect(blind.filter(({ name }) => !(name in OF_NO_VIEWER)).map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  expect(Object.keys(OF_NO_VIEWER).filter((name) => !blind.some((read) => read.name === name))).toEqual([]);
  expect(reads.length).toBeGreaterThan(200);
});

/** Who reads a thread's title as it is stored: the rule itself, what keeps it, what weighs its words, and the moderators' desk. */
const READ_TITLES = [
  ...["visibility", "related/queries", "related/terms", "threads/retitle", "threads/title-shown"].map(
    (name) => `domains/forum/${name}.ts`,
  ),
  ...["queue/items", "queue/queries", "subjects", "titles/take-back"].map((name) => `domains/moderation/${name}.ts`),
  "domains/search/entries/posts.ts",
];

test("whatever else shows a thread's title asks the viewer's (`titleFor`): it may be hidden with the opening post", () => {
  const reads = (source: Source) => within("domains")(source) && /\bthreads\.title\b/.test(source.text);
  expect(offenders(reads).sort()).toEqual(READ_TITLES.sort());
});

test("every page gates itself by the kind of page it is", () => {
  const pages = sources.filter(({ file }) => /^app\/\[pass\]\/.*page\.tsx$/.test(file));
  const gates = (file: string) => {
    if (file.includes("/[...missing]/")) return null; // It shows nothing to anybody.
    if (file.includes("/desk/")) return /staffOf\(/;
    if (file.includes("/(mine)/")) return /personOf\(/;
    if (["/(site)/", "/public/", "/units/[unit]/"].some((room) => file.includes(room)))
      return /readingOf\(|from "#app\/\[pass\]\/pages\//;
    return null;
  };
  expect(pages.filter(({ file, text }) => gates(file)?.test(text) === false).map(({ file }) => file)).toEqual([]);
  expect(pages.length).toBeGreaterThan(0);
});

test("a page that may be missing is wrapped, so that the server draws its 404", () => {
  const bare = sources.filter(
    ({ file, text }) =>
      (/^app\/.*page\.tsx$/.test(file) && /^export default (?:async )?function/m.test(text)) ||
      (/^app\/\[pass\]\/pages\/(?!.*\/parts\/)/.test(file) && /^export async function/m.test(text)),
  );
  expect(bare.map(({ file }) => file)).toEqual([]);
});

test("what may fail on the server is caught there: layouts are wrapped, and no component asks by itself", () => {
  const isLayout = (file: string) => /^app\/\[pass\]\/.+\/layout\.tsx$/.test(file);
  const bare = sources.filter(({ file, text }) => isLayout(file) && !/layoutOrBroken\(async function/.test(text));
  expect(bare.map(({ file }) => file)).toEqual([]);
  expect(sources.filter(({ file }) => isLayout(file)).length).toBeGreaterThan(4);
  const asking = sources
    .filter(({ file }) => file.endsWith(".tsx") && !/^app\/\[pass\]\/(?:layout|missing|not-found)\.tsx$/.test(file))
    .filter(({ text }) => /^(?:export )?(?:default )?async function [A-Z]/m.test(text));
  expect(asking.map(({ file }) => file)).toEqual([]);
});

test("bodies of shared pages open the pass", () => {
  const bodies = sources.filter(({ file }) => /^app\/\[pass\]\/pages\/.*\.tsx$/.test(file) && !/\/parts\//.test(file));
  expect(bodies.filter(({ text }) => !/readingOf\(/.test(text)).map(({ file }) => file)).toEqual([]);
});

test("shared pages are static on demand and never read the request", () => {
  const shared = sources.filter(({ file }) => /^app\/\[pass\]\/(?:\(site\)|units\/\[unit\])\/.*page\.tsx$/.test(file));
  const dynamic = shared.filter(
    ({ text }) => !/dynamic = "force-static"/.test(text) || !/revalidate = false/.test(text),
  );
  expect(dynamic.map(({ file }) => file)).toEqual([]);
});

test("components take props: no queries, no database, from domains only types and actions", () => {
  const reaching = sources
    .filter(within("components"))
    .flatMap(({ file, imports }) =>
      imports
        .filter(({ from, typeOnly }) => from.startsWith("domains/") && !typeOnly && !/\/actions\.ts$/.test(from))
        .map(({ from }) => `${file} -> ${from}`),
    );
  expect(reaching).toEqual([]);
});

test("lib is made of leaves", () => {
  const rooted = sources
    .filter(within("lib"))
    .flatMap(({ file, imports }) =>
      imports
        .filter(({ from }) => /^(app|components|domains|db|bin)\//.test(from))
        .map(({ from }) => `${file} -> ${from}`),
    );
  expect(rooted).toEqual([]);
});

test("what a strict policy forbids is not written: inline styles and handlers", () => {
  const inline = sources.filter(({ file, text }) => file.endsWith(".tsx") && /\sstyle=\{|\sstyle="/.test(text));
  expect(inline.map(({ file }) => file)).toEqual([]);
});
