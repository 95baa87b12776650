import { pass as passSegment } from "next/root-params";
import { openPass } from "#domains/edge/pass.ts";
import { MissingInShell } from "./missing.tsx";

/** What remains for Next to answer: the action of a page that is missing. Pages answer by themselves (`orMissing`). */
export default async function NotFound() {
  return <MissingInShell lang={openPass(await passSegment())?.lang ?? "zh-CN"} />;
}
