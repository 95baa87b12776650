import { cutForSearch } from "./jieba.ts";

/** Words that stand in every second title and tell nothing of what it is about. */
const EVERYWHERE = new Set(
  "怎么 怎样 如何 什么 为什么 是否 能否 能不能 可以 应该 大家 我们 你们 他们 自己 一个 一下 一些 这个 那个 哪些 有没有 关于 还是 请教 请问 讨论 问题 需要 没有 不要 要不要 the and for with how what why is are to of in on a an".split(
    " ",
  ),
);

/** Whether a word tells nothing of what a text is about. */
export const isCommonWord = (word: string): boolean => EVERYWHERE.has(word);

/** What a title is about: its words of two characters and more, each once. */
export function titleWords(title: string): string[] {
  const words = cutForSearch(title.toLowerCase()).filter(
    (word) => word.length > 1 && /[\p{L}\p{N}]/u.test(word) && !isCommonWord(word),
  );
  return [...new Set(words)];
}
