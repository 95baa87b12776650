import fc from "fast-check";
import { expect, test } from "vitest";
import { WINDOW_SIZE } from "../limits.ts";
import { inOrder, nest } from "./nesting.ts";
import { postPath, threadPath, windowOf, windowStart } from "./windows.ts";

test("every number lies in exactly one window, and the start of a window is its own start", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000_000 }), (number) => {
      const { first, last } = windowOf(number);
      expect(first <= number && number <= last && last - first === WINDOW_SIZE - 1).toBe(true);
      expect(first % WINDOW_SIZE).toBe(1);
      expect(windowStart(first)).toBe(first);
    }),
  );
});

test("a permalink names the window and the post, the first window goes without a number", () => {
  expect(threadPath("", "t")).toBe("/forum/threads/t");
  expect(threadPath("/units/works", "t", 20)).toBe("/units/works/forum/threads/t");
  expect(postPath("/units/works", "t", 37)).toBe("/units/works/forum/threads/t/21#post-37");
});

const p = (number: number, parentNumber: number | null = null) => ({ number, parentNumber });
const shape = (posts: ReturnType<typeof p>[]) =>
  nest(posts).map(({ post, replies, answersTo }) => [
    post.number,
    answersTo,
    replies.map((reply) => [reply.post.number, reply.answersTo]),
  ]);

test("replies stand one level deep below what they answer, with a link when that is a reply itself", () => {
  expect(shape([p(21), p(22), p(23, 21), p(24, 23), p(25, 22)])).toEqual([
    [
      21,
      null,
      [
        [23, null],
        [24, 23],
      ],
    ],
    [22, null, [[25, null]]],
  ]);
});

test("an answer to an earlier window stands for itself with a link, an answer to the opening post is plain talk", () => {
  expect(shape([p(21, 12), p(22, 1), p(23, 21)])).toEqual([
    [21, 12, [[23, null]]],
    [22, null, []],
  ]);
});

test("nesting loses no post, doubles none, and never goes deeper than one level", () => {
  const windows = fc
    .array(fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }), { maxLength: 20 })
    .map((parents) =>
      parents.map((parent, index) => p(21 + index, parent !== null && parent < 21 + index ? parent : null)),
    );
  fc.assert(
    fc.property(windows, (posts) => {
      const flat = nest(posts).flatMap(({ post, replies }) => [post, ...replies.map((reply) => reply.post)]);
      expect(flat.map((post) => post.number).sort()).toEqual(posts.map((post) => post.number).sort());
      for (const { post, replies } of nest(posts))
        for (const reply of replies) expect(reply.post.number).toBeGreaterThan(post.number);
    }),
  );
});

test("in the flat view every post stands in its place and says what it answers, but for answers to the opening post", () => {
  expect(
    inOrder([p(1), p(2, 1), p(3, 2), p(4, 3)]).map(({ post, replies, answersTo }) => [
      post.number,
      replies.length,
      answersTo,
    ]),
  ).toEqual([
    [1, 0, null],
    [2, 0, null],
    [3, 0, 2],
    [4, 0, 3],
  ]);
});
