import { db, type Reader } from "#db/client.ts";
import { attachmentSources } from "#domains/media/attachments.ts";
import { type Body, walk } from "#lib/text/nodes.ts";

/** The titles of the films in a body that its reader has before them, and that have no captions: who cannot hear, or may not, does not know what is said in them. */
export async function filmsWithoutCaptions(body: Body, on: Reader = db): Promise<string[]> {
  const shown = [...walk(body)].flatMap((node) => (node.type === "attachment" ? [node.attrs] : []));
  const files = await attachmentSources([...new Set(shown.map(({ mediaId }) => mediaId))], on);
  return shown.flatMap(({ mediaId, title }) => {
    const file = files[mediaId];
    return file?.kind === "video" && file.captions.length === 0 ? [title] : [];
  });
}
