import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { realpathSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root, tell } from "./bootstrap.mjs";
import { majorOf } from "./node-version.mjs";
import { makeClone } from "./testing/clone.ts";

let clone = "";
beforeAll(() => {
  clone = makeClone();
  writeFileSync(
    join(clone, "bin/command.mjs"),
    `import { enter } from "./launch/bootstrap.mjs"; await enter(new URL("./told.mjs", import.meta.url));`,
  );
  writeFileSync(
    join(clone, "bin/told.mjs"),
    `console.log(JSON.stringify({ node: process.execPath, version: process.version, args: process.argv.slice(2) }));
    if (process.argv[2] === "wait") {
      process.on("SIGTERM", () => process.exit(7));
      setInterval(() => {}, 1_000);
      console.log("waiting");
    } else process.exitCode = 3;`,
  );
});
afterAll(() => rmSync(dirname(clone), { recursive: true, force: true }));

/** An old Node of this machine; where there is none, the present one under the name of an old one. */
function oldNode(): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const version = (node: string) => spawnSync(node, ["--version"], { encoding: "utf8" }).stdout ?? "";
  const isOld = (node: string) => majorOf(version(node) || "v0") >= 20 && majorOf(version(node)) < 24;
  return folders.map((folder) => join(folder, "node")).find(isOld) ?? renamedNode();
}

function renamedNode(): string {
  const [node, guise] = [join(clone, "node"), join(clone, "guise.cjs")];
  writeFileSync(
    guise,
    `Object.defineProperty(process, "version", { value: "v20.19.0" });
    process.execPath = ${JSON.stringify(node)};`,
  );
  writeFileSync(node, `#!/bin/sh\nexec "${process.execPath}" --require "${guise}" "$@"\n`, { mode: 0o755 });
  return node;
}

const begin = (node: string, ...args: string[]) =>
  spawn(node, [join(clone, "bin/command.mjs"), ...args], {
    cwd: clone,
    env: { PATH: process.env.PATH, NODE_ENV: "test" },
  });

async function endOf(child: ChildProcess): Promise<{ code: number | null; told: string }> {
  let told = "";
  child.stdout?.setEncoding("utf8").on("data", (text) => (told += text));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, told };
}

const pinned = () => realpathSync(join(root, "node_modules/node/bin/node"));

test.each([
  ["an old Node of the machine, if there is one", oldNode],
  ["one that says it is old", renamedNode],
])("a command that is started by %s goes on under the pinned one, with its words and its end", async (_, which) => {
  const { code, told } = await endOf(begin(which(), "a", "b c"));
  const said = JSON.parse(told);
  expect(realpathSync(said.node)).toBe(pinned());
  expect([majorOf(said.version), said.args, code]).toEqual([24, ["a", "b c"], 3]);
});

test("whoever ends the command that was typed ends what goes on under the pinned Node", async () => {
  const child = begin(renamedNode(), "wait");
  child.stdout?.on("data", (text) => String(text).includes("waiting") && child.kill("SIGTERM"));
  expect((await endOf(child)).code).toBe(7);
});

test("a full disk is told in a sentence with its mend, wherever in the start it shows", () => {
  const told: string[] = [];
  const before = console.error;
  console.error = (text: string) => told.push(text);
  try {
    for (const code of ["ENOSPC", "EDQUOT"])
      tell(Object.assign(new Error(`${code}: write`), { code, path: "/srv/data/secrets.json" }));
    tell(Object.assign(new Error("initdb", { cause: Object.assign(new Error("deeper"), { code: "ENOSPC" }) })));
  } finally {
    console.error = before;
  }
  for (const text of told) {
    expect(text).toContain("磁盘已满");
    expect(text).toContain("The disk is full");
    expect(text).not.toMatch(/^\s+at /m);
  }
  expect(told[0]).toContain("/srv/data/secrets.json");
});
