import { styleText } from "node:util";
import { root } from "../launch/bootstrap.mjs";
import { dataFolder } from "../launch/single.mjs";
import { checkBucket } from "./bucket.ts";
import { checkDatabase } from "./database.ts";
import type { Finding } from "./finding.ts";
import { checkChromium, checkDataFolder, checkDisk, checkEncoder, checkPort } from "./machine.ts";
import { checkMail, checkSignOn } from "./services.ts";
import { checkOrigin, checkPush, checkRuntime, checkSettings } from "./settings.ts";

const MARKS = {
  ok: styleText("green", "✓"),
  info: styleText("dim", "·"),
  warn: styleText("yellow", "!"),
  bad: styleText("red", "✗"),
};

const data = dataFolder(root);
const { settings, findings } = checkSettings(process.env);
const all: Finding[] = [
  ...findings,
  checkRuntime(settings),
  checkOrigin(settings),
  checkDataFolder(data),
  checkDisk(data),
  await checkPort(settings, data),
  ...(await checkDatabase(settings, data)),
  await checkSignOn(settings),
  await checkMail(settings),
  checkPush(settings),
  await checkBucket(settings),
  checkEncoder(),
  checkChromium(),
];

for (const { state, zh, en } of all) console.log(`${MARKS[state]} ${zh}\n  ${styleText("dim", en)}`);
const count = all.filter(({ state }) => state === "bad").length;
console.log(count ? `\n${count} 处须先修正 · ${count} to be mended first` : "\n可以启动 · Ready to start: npm start");
process.exitCode = count ? 1 : 0;
