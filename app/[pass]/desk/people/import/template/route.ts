import { download } from "#domains/edge/download.ts";
import { memberHandler } from "#domains/edge/handler.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { COLUMNS } from "#domains/people/imports/columns.ts";
import { canAdministerPeople } from "#domains/people/policy.ts";
import { writeCsv } from "#lib/csv.ts";
import { words } from "#lib/i18n.ts";

/** An empty roster with the header that an import takes. */
export const GET = memberHandler(async ({ actor, lang }) => {
  if (!canAdministerPeople(actor)) throw new DomainError("not_found");
  const t = words(lang, "people");
  return download(writeCsv([COLUMNS.map((column) => t(`import.names.${column}`))]), t("export.file"), "csv");
});
