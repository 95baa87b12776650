import { expect, test } from "vitest";
import { isCommon } from "./common-password.ts";
import { NewPassword } from "./input.ts";

test.each([
  "1234567890",
  "9876543210",
  "1111111111",
  "1212121212",
  "abcdefghij",
  "QWERTYUIOP",
  "password123",
  "ＷｏＡｉＮｉ１３１４",
])("%s is refused as a new password, with a reason", (password) => {
  expect(isCommon(password)).toBe(true);
  const issues = NewPassword.safeParse(password).error?.issues;
  expect(issues).toMatchObject([{ params: { key: "passwordCommon" } }]);
});

test.each(["correct horse battery", "清风徐来正气自生一二", "kf7m-2xwq-9hbt", "demo-password-for-tests"])(
  "%s is taken",
  (password) => expect(NewPassword.safeParse(password).success).toBe(true),
);

test("nothing is asked of the kinds of characters, and nothing is cut off", () => {
  expect(NewPassword.safeParse("only lower case letters").success).toBe(true);
  expect(NewPassword.safeParse("é x y z w v u t").success).toBe(true);
  expect(NewPassword.safeParse("ab c".repeat(32)).success).toBe(false);
  expect(NewPassword.safeParse("ab1 c".repeat(26)).success).toBe(false);
});
