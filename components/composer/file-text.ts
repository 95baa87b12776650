/** A picture in a text; its description is what a screen reader says, a camera's file name says nothing. */
export function pictureText(mediaId: string, fileName: string, sample: string): string {
  const name = fileName
    .replace(/\.[a-z0-9]+$/i, "")
    .replace(/[[\]\n]/g, " ")
    .trim();
  return `![${/\p{Script=Han}/u.test(name) ? name.slice(0, 100) : sample}](media:${mediaId})`;
}

/** A document in a text, by its name, which its writer may change. */
export function documentText(mediaId: string, fileName: string, sample: string): string {
  const name = fileName
    .replace(/[[\]\s]+/g, " ")
    .trim()
    .slice(0, 120);
  return `[${name || sample}](media:${mediaId})`;
}
