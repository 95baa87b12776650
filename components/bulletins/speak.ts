/** Longer utterances break off in some browsers after fifteen seconds. */
const UTTERANCE_MAX_CHARS = 120;

/** Reads the paragraphs of an element aloud, one after the other; returns the way to stop. `onEnd` is called at the end. */
export function speak(element: HTMLElement | null, lang: string, onEnd: () => void): () => void {
  const synthesis = window.speechSynthesis;
  const blocks = [...(element?.querySelectorAll<HTMLElement>("p, h2, h3, h4, li, figcaption, th, td") ?? [])];
  const leaves = blocks.filter((block) => !block.querySelector("p, li"));
  const parts = leaves.flatMap((block) => piecesOf(block.textContent ?? ""));
  let isStopped = false;
  const say = (index: number) => {
    if (isStopped) return;
    const text = parts[index];
    if (text === undefined) return onEnd();
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = lang;
    utterance.onend = () => say(index + 1);
    utterance.onerror = () => !isStopped && onEnd();
    synthesis.speak(utterance);
  };
  synthesis.cancel();
  say(0);
  return () => {
    isStopped = true;
    synthesis.cancel();
  };
}

/** Whole sentences, as many as fit one utterance. */
function piecesOf(text: string): string[] {
  const sentences = text.trim().match(/[^。！？；.!?;]+[。！？；.!?;]*/gu) ?? [];
  const pieces: string[] = [];
  for (const sentence of sentences) {
    const last = pieces.at(-1);
    if (last && last.length + sentence.length <= UTTERANCE_MAX_CHARS) pieces[pieces.length - 1] = last + sentence;
    else pieces.push(sentence);
  }
  return pieces;
}
