import { plainText } from "#lib/text/excerpt.ts";
import { cutWords } from "#lib/text/jieba.ts";
import type { Body } from "#lib/text/nodes.ts";
import { type DiffPart, wordDiff } from "#lib/text/word-diff.ts";

type Version = { revision: number; body: Body | null };

/**
 * What the edit that made a version took out and put in, of versions newest first; null for the first of them, and where
 * this or the one before is not for the reader: what is crossed out would tell it.
 */
export function changesOf(versions: Version[], revision: number): DiffPart[] | null {
  const at = versions.findIndex((version) => version.revision === revision);
  const after = versions[at]?.body;
  const before = versions[at + 1]?.body;
  return after && before ? wordDiff(plainText(before), plainText(after), cutWords) : null;
}
