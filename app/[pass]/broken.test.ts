import { notFound, redirect } from "next/navigation";
import { isValidElement } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Broken } from "#components/layout/broken.tsx";
import { Missing } from "#components/layout/missing.tsx";
import { writePass } from "#domains/edge/pass.ts";
import { layoutOrBroken } from "./broken.tsx";
import { orMissing, titleOrMissing } from "./missing.tsx";

const tagged = vi.hoisted(() => [] as string[]);
vi.mock("next/cache", () => ({
  unstable_cache: (work: () => unknown, _: string[], { tags }: { tags: string[] }) => {
    tagged.push(...tags);
    return work;
  },
}));

const props = { params: Promise.resolve({ pass: writePass({ area: "site", lang: "en", day: "2026-11-30" }) }) };
const fails = async (): Promise<never> => {
  throw new Error("column secrets.name does not exist");
};
const logged = vi.spyOn(console, "error").mockImplementation(() => {});
beforeEach(() => {
  tagged.length = 0;
});
afterEach(() => logged.mockClear());

test("a page that fails is drawn broken, in its reader's language, with the id that the log has and nothing of the cause", async () => {
  const drawn = await orMissing(fails)(props);
  expect(isValidElement(drawn) && drawn.type).toBe(Broken);
  const { lang, errorId } = (drawn as { props: { lang: string; errorId: string } }).props;
  expect(lang).toBe("en");
  expect(logged.mock.lastCall?.[0]).toContain(`"errorId":"${errorId}"`);
  expect(logged.mock.lastCall?.[0]).toContain("does not exist");
  expect(JSON.stringify(drawn)).not.toContain("secrets");
  expect(tagged, "the copy is not kept").toContain("broken");
});

test("so is a layout, in a main of its own, and a title that fails makes the copy one that is not kept", async () => {
  const drawn = (await layoutOrBroken(fails)(props)) as { type: string; props: { children: { type: unknown } } };
  expect([drawn.type, drawn.props.children.type]).toEqual(["main", Broken]);
  tagged.length = 0;
  expect(await titleOrMissing(fails)(props)).toEqual({ title: "Not available at the moment" });
  expect(tagged).toContain("broken");
});

test("what is missing is no breakage, and what leads elsewhere goes on", async () => {
  const missing = await orMissing(async () => notFound())(props);
  expect(isValidElement(missing) && missing.type).toBe(Missing);
  expect(tagged).not.toContain("broken");
  for (const wrapped of [orMissing(async () => redirect("/sign-in")), layoutOrBroken(async () => redirect("/sign-in"))])
    await expect(wrapped(props)).rejects.toThrow("NEXT_REDIRECT");
  await expect(layoutOrBroken(async () => notFound())(props)).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  expect(logged).not.toHaveBeenCalled();
});
