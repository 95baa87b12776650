import type { Tx } from "#db/client.ts";
import { bulletinImports, bulletins } from "#db/schema/bulletins.ts";
import { media } from "#db/schema/media.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { attachMedia } from "#domains/media/attach.ts";
import { ArticleBody } from "#lib/text/document.ts";
import { checkTarget } from "../../drafts/target.ts";
import { canWriteBulletins } from "../../policy.ts";
import { AddImported } from "../input.ts";
import { PICTURE_PREFIX } from "../to-line.ts";

/** Begins a working copy with what was read from a file: the text, its pictures and the report of its losses, or nothing. */
export const addImported = command({
  event: "bulletins.draft.imported",
  input: AddImported,
  load: async (_tx, actor) => actor,
  allow: canWriteBulletins,
  async run(tx, { actor, input }) {
    const { title, columnId, unitId, fileName, pictures, losses } = input;
    await checkTarget(tx, actor, { columnId, unitId });
    const by = memberId(actor);
    const ids = await addPictures(tx, by, pictures);
    const body = storable(withPictures(input.body, ids));
    const [row] = await tx
      .insert(bulletins)
      .values({ title, columnId, unitId, body, authorId: by, writerIds: [by] })
      .returning({ id: bulletins.id });
    const id = row!.id;
    await attachMedia(tx, "bulletin", id, [...ids.values()], by);
    await tx
      .insert(bulletinImports)
      .values({ bulletinId: id, fileName, pictures: pictures.length, losses, importedBy: by });
    return { id, unitId, payload: { title, fileName, pictures: pictures.length } };
  },
});

async function addPictures(tx: Tx, ownerId: string, pictures: AddImported["pictures"]) {
  const ids = new Map<string, string>();
  for (const { number, ...picture } of pictures) {
    const [row] = await tx
      .insert(media)
      .values({ ...picture, ownerId })
      .returning({ id: media.id });
    ids.set(`${PICTURE_PREFIX}${number}`, row!.id);
  }
  return ids;
}

type Tree = { type: string; attrs?: object; content?: Tree[] };

/** The same text with its pictures by their ids; one that could not be taken leaves its place. */
function withPictures(body: ArticleBody, ids: Map<string, string>): unknown {
  const replaced = (node: Tree): Tree[] => {
    if (node.type !== "image") return [{ ...node, ...(node.content && { content: node.content.flatMap(replaced) }) }];
    const id = ids.get((node.attrs as { mediaId: string }).mediaId);
    return id ? [{ ...node, attrs: { ...node.attrs, mediaId: id } }] : [];
  };
  return replaced(body as unknown as Tree)[0];
}

/** The same boundary that the editor's text passes. */
function storable(body: unknown): ArticleBody {
  const parsed = ArticleBody.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid("file", issue?.code === "custom" ? String(issue.params?.key) : "docxBroken");
}
