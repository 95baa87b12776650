import { takeArchive } from "#domains/archive/commands/take-archive.ts";
import { download } from "#domains/edge/download.ts";
import { memberHandler } from "#domains/edge/handler.ts";
import { dayOf } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";

/** One's own archive as a file. */
export const GET = memberHandler(async ({ actor, lang }) => {
  const { archive } = await takeArchive(actor, {});
  const name = words(lang, "exports")("archive.file", { day: dayOf(new Date()) });
  return download(JSON.stringify(archive, null, 2), name, "json");
});
