import { takeArchive } from "#domains/archive/commands/take-archive.ts";
import { archiveEntries } from "#domains/archive/entries.ts";
import { carriers } from "#domains/carriers.ts";
import { download } from "#domains/edge/download.ts";
import { memberHandler } from "#domains/edge/handler.ts";
import { dayOf } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";
import { zipOf } from "#lib/zip.ts";

/** One's own archive as a file, put together while it is sent. */
export const GET = memberHandler(async ({ actor, lang }) => {
  const { archive } = await takeArchive(actor, {});
  const name = words(lang, "exports")("archive.file", { day: dayOf(new Date()) });
  return download(zipOf(archiveEntries(actor, archive, carriers)), name, "zip");
});
