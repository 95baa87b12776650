import { eq } from "drizzle-orm";
import { checkedWords } from "#db/schema/reviews.ts";
import { command } from "#domains/kernel/command.ts";
import { canKeepWordList } from "../../policy.ts";
import { RemoveCheckedWord } from "../input.ts";

/** Takes a word off the list; what it was stays in the log. */
export const removeCheckedWord = command({
  event: "bulletins.word.removed",
  input: RemoveCheckedWord,
  load: async (tx, _actor, { wordId }) =>
    (await tx.select().from(checkedWords).where(eq(checkedWords.id, wordId)))[0] ?? null,
  allow: canKeepWordList,
  async run(tx, { input: { wordId }, subject: { wrong, instead, level, note } }) {
    await tx.delete(checkedWords).where(eq(checkedWords.id, wordId));
    return { id: wordId, payload: { wrong, instead, level, note } };
  },
});
