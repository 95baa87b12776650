import { expect, test } from "vitest";
import { ownPath } from "./own-path.ts";

test.each(["/", "/inbox", "/forum/threads/1?at=2#p3", "/units/works/forum", "/people/%E7%8E%8B"])(
  "%s is a place of ours",
  (path) => expect(ownPath(path)).toBe(path),
);

test.each([
  "https://evil.example",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/x\\..\\evil",
  "javascript:alert(1)",
  "data:text/html,x",
  " /inbox",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r\nSet-Cookie: a=b",
  "inbox",
  "",
  undefined,
])("%j leads nowhere but home", (next) => expect(ownPath(next)).toBe("/"));

test("whatever is let through stays on this host when a browser resolves it", () => {
  for (const next of ["/a//b", "/@evil.example", "/%2f%2fevil.example", "/.//evil.example", "/..//evil.example"])
    expect(new URL(ownPath(next), "https://qingfeng.example").host).toBe("qingfeng.example");
});
