import { bodyWith, plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { castOf } from "#db/testing/cast.ts";
import { saveDraft } from "./commands/save-draft.ts";

/** A column, those who write, sign and read at the works, and a bulletin whenever one is asked for. */
export async function newsroom() {
  const cast = await castOf();
  const columnId = (await plantColumn("corrected")).id;
  const editor = await cast.staff("editor");
  const unitId = cast.unit("works");
  return {
    cast,
    columnId,
    editor,
    signer: await cast.staff("publisher"),
    reader: await cast.member("works-1"),
    plant: async () => (await plantBulletin({ columnId, unitId, authorId: editor.id, title: "原来的题目" })).id,
    rewrite: (bulletinId: string, version: number, title: string) =>
      saveDraft(editor, {
        ...{ bulletinId, version, title, columnId, unitId },
        body: JSON.stringify(bodyWith(title)),
      }),
  };
}
