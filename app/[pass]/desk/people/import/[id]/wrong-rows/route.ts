import { tellMistake } from "#components/people/mistake-words.ts";
import { download } from "#domains/edge/download.ts";
import { memberHandler } from "#domains/edge/handler.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { listWrongRows } from "#domains/people/imports/queries.ts";
import { writeCsv } from "#lib/csv.ts";
import { words } from "#lib/i18n.ts";

/** The rows that an import leaves out, to be mended and uploaded again. */
export const GET = memberHandler(async ({ actor, lang, url }) => {
  const t = words(lang, "people");
  const id = url.pathname.split("/").at(-2) ?? "";
  const rows = await listWrongRows(actor, id, tellMistake(lang), t("import.problem"));
  if (!rows) throw new DomainError("not_found");
  return download(writeCsv(rows), t("import.wrongFile"), "csv");
});
