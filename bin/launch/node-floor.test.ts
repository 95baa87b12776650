import { expect, test } from "vitest";
import { readSettings } from "#lib/env.ts";
import { checkNode } from "./node-floor.ts";
import { isBelowFloor } from "./node-version.mjs";

const OLD = "v24.21.0";
const SAFE = "v24.22.1";

test.each(["v20.20.2", "v22.23.3", "v24.21.0", "v24.22.0", "v25.9.0", "v26.12.0"])(
  "%s is below the floor",
  (version) => {
    expect(isBelowFloor(version)).toBe(true);
  },
);

test.each(["v22.23.4", "v22.24.0", "v24.22.1", "v24.23.0", "v26.12.1", "v28.0.0"])("%s is not", (version) => {
  expect(isBelowFloor(version)).toBe(false);
});

test("a demonstration on this machine starts on an old Node and is told in both languages", () => {
  const told = checkNode(readSettings({}), OLD);
  expect(told?.zh).toContain("24.22.1");
  expect(told?.en).toContain("24.22.1");
  expect(checkNode(readSettings({}), SAFE)).toBeNull();
});

test.each([
  { QINGFENG_ORIGIN: "https://qingfeng.example.org" },
  { QINGFENG_ORIGIN: "http://localhost:3000,http://10.0.0.5:3000" },
  { QINGFENG_HOST: "0.0.0.0" },
  { QINGFENG_HOST: "10.0.0.5" },
])("what others can reach is refused on an old Node unless that is asked for: %o", (env) => {
  expect(() => checkNode(readSettings(env), OLD)).toThrow(/QINGFENG_ALLOW_OLD_NODE/);
  expect(checkNode(readSettings({ ...env, QINGFENG_ALLOW_OLD_NODE: "1" }), OLD)).not.toBeNull();
  expect(checkNode(readSettings(env), SAFE)).toBeNull();
});
