import { actorWord, eventWord, payloadWord } from "#components/people/audit-words.ts";
import { exportEvents } from "#domains/audit/commands/export-events.ts";
import { AuditFilter } from "#domains/audit/filter.ts";
import { download } from "#domains/edge/download.ts";
import { memberHandler } from "#domains/edge/handler.ts";
import { writeCsv } from "#lib/csv.ts";
import { words } from "#lib/i18n.ts";

/** The log as the page's filter shows it, as CSV. */
export const GET = memberHandler(async ({ actor, lang, url }) => {
  const { rows } = await exportEvents(actor, AuditFilter.parse(Object.fromEntries(url.searchParams)));
  const t = words(lang, "audit");
  const header = (["number", "at", "who", "what", "subject", "unit", "details"] as const).map((column) => t(column));
  const body = rows.map((row) => [
    String(row.seq),
    row.at.toISOString(),
    actorWord(lang, row),
    eventWord(lang, row.name),
    row.subject ?? "",
    row.unit ?? "",
    payloadWord(row.payload),
  ]);
  return download(writeCsv([header, ...body]), t("title"), "csv");
});
