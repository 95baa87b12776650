import { checkedWords } from "#db/schema/reviews.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canKeepWordList } from "../../policy.ts";
import { formsOf } from "../findings.ts";
import { AddCheckedWord } from "../input.ts";

/** Adds a word to those that every text is searched for. */
export const addCheckedWord = command({
  event: "bulletins.word.added",
  input: AddCheckedWord,
  load: async (_tx, actor) => actor,
  allow: canKeepWordList,
  async run(tx, { input: { isName, ...said } }) {
    const word = { ...said, isName: isName === "on" };
    const forms = formsOf(word.instead);
    if (word.isName && !(forms.length > 0 && forms.every((form) => form.includes(word.wrong))))
      throw invalid("instead", "nameWithTitle");
    if (word.wrong === word.instead) throw invalid("instead", "sameWord");
    const [row] = await tx.insert(checkedWords).values(word).onConflictDoNothing().returning({ id: checkedWords.id });
    if (!row) throw invalid("wrong", "taken");
    return { id: row.id, payload: word };
  },
});
