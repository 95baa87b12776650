/** A post as the beginning of a reply that quotes it; without `text` the whole post is quoted. */
export function quotePlain(number: number, author: string, text: string): string {
  const lines = text.trim().split("\n");
  return [`>#${number} ${author}`, ...lines.map((line) => `> ${line}`.trimEnd()), "", ""].join("\n");
}
