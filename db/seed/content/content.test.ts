import { describe, expect, it } from "vitest";
import { boards } from "./boards.ts";
import { bulletins } from "./bulletins/index.ts";
import { cases } from "./cases/index.ts";
import { columns } from "./columns.ts";
import { discussions } from "./discussions/index.ts";
import { plainText } from "./doc.ts";
import { appeals, flags, mutes } from "./moderation.ts";
import { mayEnter, people } from "./people.ts";
import { areaOf, reads } from "./reads.ts";
import { threads } from "./threads/index.ts";
import { postInstants } from "./timeline.ts";
import type { SeedThread } from "./types.ts";
import { units } from "./units.ts";

const talk = [...threads, ...discussions];
const unitSlugs = units.map(({ slug }) => slug);
const person = (signIn: string) => people.find((one) => one.signIn === signIn);
const findThread = (key: string) => talk.find((one) => one.key === key);
const enters = (signIn: string, unit: string | null) => {
  const found = person(signIn);
  return found !== undefined && mayEnter(found, unit);
};
const repeated = (texts: string[]) => texts.filter((text, i) => texts.indexOf(text) !== i);

describe("the demonstration", () => {
  it("has what the issue counts", () => {
    expect(people.length).toBeGreaterThanOrEqual(40);
    expect(bulletins).toHaveLength(34);
    expect(bulletins.filter(({ unit }) => unit !== null)).toHaveLength(7);
    expect(cases).toHaveLength(8);
    expect(boards).toHaveLength(6);
    expect(threads).toHaveLength(30);
    const posts = threads.flatMap((thread) => thread.posts);
    expect(posts.filter(({ hidden }) => hidden)).toHaveLength(1);
    expect(threads.filter(({ locked }) => locked)).toHaveLength(1);
    expect(threads.filter(({ pinned }) => pinned)).toHaveLength(2);
  });

  it("names an account for every part and every unit", () => {
    const staff = ["admin", "security", "auditor", "editor", "reviewer", "publisher", "intake", "casework", "handler"];
    for (const signIn of staff) expect(person(signIn), signIn).toBeDefined();
    for (const slug of unitSlugs) {
      expect(person(`leader-${slug}`)?.grants, slug).toEqual([{ role: "leader", unit: slug }]);
      expect(person(`member-${slug}`)).toMatchObject({ units: [slug], grants: [] });
    }
  });

  it("uses every key once", () => {
    for (const keys of [
      unitSlugs,
      people.map(({ signIn }) => signIn),
      people.map(({ name }) => name),
      [...bulletins, ...cases].map(({ key }) => key),
      boards.map(({ slug }) => slug),
      columns.map(({ slug }) => slug),
      talk.map(({ key }) => key),
    ])
      expect(repeated(keys)).toEqual([]);
  });

  it("points at nothing that is not there", () => {
    for (const { parent } of units) expect([null, ...unitSlugs]).toContain(parent);
    for (const { units: homes, grants } of people)
      for (const slug of [...homes, ...grants.map(({ unit }) => unit)]) expect(unitSlugs).toContain(slug);
    for (const { unit } of [...bulletins, ...cases, ...boards]) expect([null, ...unitSlugs]).toContain(unit);
    for (const { column } of bulletins) expect(columns.map(({ slug }) => slug)).toContain(column);
    for (const one of discussions) expect(one.bulletin ?? one.case?.key).toBeDefined();
    for (const { case: on } of discussions.filter((one) => one.case))
      expect(cases.find(({ key }) => key === on!.key)?.questions[on!.question]).toBeDefined();
  });

  it("lets nobody speak, react or read where they may not enter", () => {
    for (const thread of talk) {
      const area = areaOf(thread);
      for (const { author, reactions } of thread.posts) {
        expect(enters(author, area), `${author} in ${thread.key}`).toBe(true);
        const crowd = reactions.flatMap(({ by }) => by);
        expect(crowd.every((signIn) => signIn !== author && enters(signIn, area))).toBe(true);
        expect(repeated(crowd)).toEqual([]);
      }
    }
    for (const { thread, person: reader } of reads) expect(enters(reader, areaOf(findThread(thread)!))).toBe(true);
  });

  it("keeps member-… accounts out of the other units", () => {
    expect(enters("member-works", "office")).toBe(false);
    expect(enters("member-works", "works-1")).toBe(false);
    expect(enters("member-group", "logistics")).toBe(false);
    expect(enters("admin", "office")).toBe(false);
    expect(enters("leader-works", "works-1")).toBe(true);
  });

  it("answers earlier posts only, and time runs forward", () => {
    for (const { key, posts } of talk) {
      posts.forEach(({ replyTo = 0, minutesAfter }, i) => {
        expect(replyTo, `${key} #${i + 1}`).toBeLessThanOrEqual(i);
        expect(minutesAfter, `${key} #${i + 1}`).toBeGreaterThanOrEqual(posts[i - 1]?.minutesAfter ?? 0);
      });
      expect(posts.length).toBeGreaterThan(1);
    }
    expect(threads.every(({ posts }) => posts[0]!.minutesAfter === 0 && posts.length >= 6)).toBe(true);
    expect(threads.some(({ posts }) => posts.length >= 60)).toBe(true);
  });

  it("quotes only names that wrote the quoted post", () => {
    for (const { key, posts } of talk)
      for (const { text } of posts)
        for (const [, number, name] of text.matchAll(/^>#(\d+) (.+)$/gm))
          expect(person(posts[Number(number) - 1]!.author)?.name, key).toBe(name);
  });

  it("calls only people who can see the thread", () => {
    const calls = talk.flatMap((one) =>
      one.posts.flatMap(({ text }) =>
        [...text.matchAll(/@(\p{L}+)/gu)].map(([, name]) => ({ name, area: areaOf(one) })),
      ),
    );
    expect(calls.length).toBeGreaterThan(1);
    for (const { name, area } of calls) {
      const called = people.find((one) => one.name === name);
      expect(called && mayEnter(called, area), name).toBe(true);
    }
  });

  it("flags, hides, mutes and appeals within a moderator's reach", () => {
    const hiddenPosts = threads.flatMap((thread) =>
      thread.posts.flatMap(({ hidden, author }, i) => (hidden ? [{ thread, post: i + 1, author, ...hidden }] : [])),
    );
    for (const { by, thread } of hiddenPosts) expect(leads(by, thread)).toBe(true);
    for (const { thread, post, by } of flags) {
      const on = findThread(thread)!;
      expect(enters(by, areaOf(on))).toBe(true);
      expect(on.posts[post - 1]?.author, thread).not.toBe(by);
    }
    for (const { thread, post, by } of appeals)
      expect(hiddenPosts).toContainEqual(expect.objectContaining({ post, author: by, thread: findThread(thread) }));
    for (const { fromDaysAgo, untilDaysAgo } of mutes) {
      expect(fromDaysAgo).toBeGreaterThan(untilDaysAgo);
      expect(untilDaysAgo).toBeGreaterThan(0);
    }
  });

  it("leaves every member account something unread, and nobody behind the end", () => {
    for (const { thread, upTo } of reads) expect(upTo).toBeLessThanOrEqual(findThread(thread)!.posts.length);
    for (const { signIn } of people) {
      const done = reads.filter((read) => read.person === signIn);
      expect(
        done.some(({ thread, upTo }) => upTo < findThread(thread)!.posts.length),
        signIn,
      ).toBe(true);
    }
  });

  it("adds up: the steps of a case make its amount", () => {
    for (const { key, amountYuan, steps } of cases) {
      const sum = steps.reduce((total, step) => total + (step.amountYuan ?? 0), 0);
      expect(sum, key).toBe(amountYuan ?? 0);
      expect(steps.filter(({ turning }) => turning)).toHaveLength(1);
    }
  });
});

describe("the words", () => {
  const bodies = bulletins.map(({ body }) => plainText(body));
  const passages = [
    ...bodies,
    ...bulletins.flatMap(({ title, summary }) => [title, summary]),
    ...cases.flatMap(({ lede, steps, lessons, clauses, questions }) => [
      lede,
      ...steps.map(({ text }) => text),
      ...[...lessons, ...clauses, ...questions].map(({ text }) => text),
    ]),
    ...talk.flatMap(({ posts }) => posts.map(({ text }) => text.replaceAll(/^>.*$/gm, ""))),
  ];

  it("are enough to read and not too many", () => {
    for (const [i, body] of bodies.entries()) {
      expect(body.length, bulletins[i]!.key).toBeGreaterThanOrEqual(300);
      expect(body.length, bulletins[i]!.key).toBeLessThanOrEqual(1200);
    }
    for (const { title } of threads) expect(title.length).toBeLessThanOrEqual(60);
  });

  it("are never said twice", () => {
    const sentences = passages.flatMap((text) => text.split(/[。！？\n]/)).filter((sentence) => sentence.length >= 12);
    expect(repeated(sentences)).toEqual([]);
  });

  it("are set in Chinese punctuation", () => {
    const halfWidth = /[\p{Script=Han}][,;:!?]|[,;:!?][\p{Script=Han}]|["']|\.\.\.|\p{Script=Han}\(/u;
    for (const text of passages) expect(text).not.toMatch(halfWidth);
  });

  it("give no article number of the real law but the one that the mock-up explains", () => {
    const numbers = passages
      .concat(cases.flatMap(({ clauses }) => clauses.map(({ law, article }) => `${law}${article}`)))
      .flatMap((text) => [...text.matchAll(/《中国共产党[^》]+》第([^条]+)条/g)].map(([, number]) => number));
    expect(new Set(numbers)).toEqual(new Set(["九十七"]));
  });
});

describe("postInstants", () => {
  const opened = new Date("2026-05-01T08:00:00Z");
  const minutes = [0, 30, 60, 600, 700];

  it("keeps the times of a talk that is over", () => {
    const instants = postInstants(opened, minutes, new Date("2026-05-02T08:00:00Z"));
    expect(instants.map((one) => (one.getTime() - opened.getTime()) / 60_000)).toEqual(minutes);
  });

  it("puts no post into the future and keeps their order", () => {
    for (const after of [0, 5, 45, 90, 640]) {
      const now = new Date(opened.getTime() + after * 60_000);
      const instants = postInstants(opened, minutes, now).map((one) => one.getTime());
      expect(instants).toEqual([...instants].sort((a, b) => a - b));
      expect(instants.at(-1)).toBeLessThanOrEqual(Math.max(now.getTime(), opened.getTime()));
    }
  });
});

/** Whether the person leads the thread's unit or one above it. */
function leads(signIn: string, thread: SeedThread): boolean {
  return enters(signIn, areaOf(thread)) && person(signIn)!.grants.some(({ role }) => role === "leader");
}
