import { createHash } from "node:crypto";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { apart } from "#domains/kernel/apart.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { takePoint } from "#domains/kernel/rate-limit.ts";
import { shownName } from "#domains/media/file-name.ts";
import { PICTURES_PER_CARRIER } from "#domains/media/limits.ts";
import { removeFiles } from "#domains/media/store.ts";
import { keepFiles } from "#domains/media/upload.ts";
import { walk } from "#lib/text/nodes.ts";
import { canWriteBulletins } from "../policy.ts";
import { addImported } from "./commands/add-imported.ts";
import type { AddImported } from "./input.ts";
import { addLoss, type LossKind } from "./losses.ts";
import type { ReadDocx } from "./read-docx.ts";

type Upload = { file: Buffer; fileName: string; columnId: string; unitId: string | null };

/**
 * A Word file becomes a working copy with its pictures and a report of what it lost. The work is done before the
 * transaction begins; when that fails, no picture is left behind. Refuses on the field `file`, as `readDocx` says, and with docxBomb what takes too much to read.
 */
export async function importDocx(actor: Actor, { file, fileName, columnId, unitId }: Upload) {
  if (!canWriteBulletins(actor)) throw new DomainError("not_found");
  await takePoint("bulletins.draft.imported", memberId(actor));
  const name = shownName(fileName);
  const read = await apart<object, ReadDocx>("domains/bulletins/imports/reader.ts", { file, fileName: name });
  if (!read) throw invalid("file", "docxBomb");
  const pictures: AddImported["pictures"] = [];
  try {
    await storePictures(read, pictures);
    const { title, body, losses } = read;
    return await addImported(actor, { title, columnId, unitId, fileName: name, body, pictures, losses });
  } catch (error) {
    for (const { storageKey } of pictures) await removeFiles(storageKey).catch(() => {}); // the sweep finds them
    throw error;
  }
}

const REFUSALS: Record<string, LossKind> = { picturePixels: "pictureTooLarge", pictureType: "pictureType" };

/** Fills `stored` as it goes, so that whoever asked knows what to remove. A picture that is none of ours is a loss, no failure. */
async function storePictures({ body, pictures, losses }: ReadDocx, stored: AddImported["pictures"]) {
  const seen = new Map<string, AddImported["pictures"][number]>();
  for (const [number, bytes] of pictures.entries()) {
    if (seen.size >= PICTURES_PER_CARRIER) {
      addLoss(losses, "picturesTooMany");
      continue;
    }
    const hash = createHash("sha256").update(bytes).digest("hex");
    const twin = seen.get(hash);
    if (twin) {
      renameIn(body, number, twin.number);
      continue;
    }
    try {
      const picture = { ...(await keepFiles(bytes, `${number + 1}`)), number };
      stored.push(picture);
      seen.set(hash, picture);
    } catch (error) {
      const key = error instanceof DomainError && error.code === "invalid" ? error.fields.form?.key : undefined;
      if (key === undefined) throw error;
      addLoss(losses, REFUSALS[key] ?? "pictureBroken");
    }
  }
}

/** The same picture twice in a file is one picture twice in the text. */
function renameIn(body: ReadDocx["body"], from: number, to: number) {
  for (const node of walk(body)) {
    if (node.type === "image" && node.attrs.mediaId === `docx:${from}`) node.attrs.mediaId = `docx:${to}`;
  }
}
