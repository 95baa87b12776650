import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";

let jieba: Jieba | undefined;

/** The words of a Chinese text in order; nothing is dropped. Loads the dictionary at the first call (about 100 ms). */
export function cutWords(text: string): string[] {
  return loaded().cut(text, true);
}

/** The same with the shorter words inside long ones: for finding, where 节日期间 is also about 节日. */
export function cutForSearch(text: string): string[] {
  return loaded().cutForSearch(text, true);
}

function loaded(): Jieba {
  jieba ??= Jieba.withDict(dict);
  return jieba;
}
