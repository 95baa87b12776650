import { mapQuotes } from "./map-quotes.ts";
import { type Blockquote, type Body, walk } from "./nodes.ts";
import { writePlain } from "./write-plain.ts";

/**
 * An edited body whose quotes of other threads are such quotes again. A textarea shows them without their head, since a
 * number in it would name a post of this thread; they are known by their words, all of them or some.
 */
export function keepQuotes(body: Body, earlier: Body): Body {
  const foreign = [...walk(earlier)].flatMap((node) =>
    node.type === "blockquote" && node.attrs?.thread ? [{ attrs: node.attrs, words: wordsOf(node) }] : [],
  );
  if (foreign.length === 0) return body;
  return mapQuotes(body, (quote) => {
    if (quote.attrs) return quote;
    const words = wordsOf(quote);
    const was = foreign.find((one) => one.words === words) ?? foreign.find((one) => one.words.includes(words));
    return was ? { ...quote, attrs: was.attrs } : quote;
  });
}

const wordsOf = ({ content }: Blockquote) => writePlain({ type: "doc", content });
