import { memberHandler } from "#domains/edge/handler.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { entryOf } from "#domains/media/library/entry.ts";
import { findUsableFile } from "#domains/media/library/queries.ts";

/** One file that may be put into a text: an own one, or one on a shelf. */
export const GET = memberHandler(async ({ actor, url }) => {
  const file = await findUsableFile(actor, url.pathname.split("/").at(-1) ?? "");
  if (!file) throw new DomainError("not_found");
  return entryOf(file, { title: file.fileName, alt: "" });
});
