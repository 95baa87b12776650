import { importDocx } from "#domains/bulletins/imports/import-docx.ts";
import { DOCX_MAX_BYTES } from "#domains/bulletins/imports/limits.ts";
import { OptionalId } from "#domains/bulletins/input.ts";
import { canWriteBulletins } from "#domains/bulletins/policy.ts";
import { memberHandler } from "#domains/edge/handler.ts";
import { DomainError } from "#domains/kernel/errors.ts";

/** What a form adds to its file. */
const ENVELOPE_BYTES = 64 * 1024;

/**
 * Takes a Word file from a plain form and leads to the new draft, or back with the reason; a page that watches the upload
 * (`Accept: application/json`) is told where to go. Asks who and how much before it reads.
 */
export const POST = memberHandler(async ({ actor, raw }) => {
  if (!canWriteBulletins(actor)) throw new DomainError("not_found");
  const lead = raw.headers.get("accept") === "application/json" ? told : seeOther;
  const length = Number(raw.headers.get("content-length") ?? Number.NaN);
  if (!(length <= DOCX_MAX_BYTES + ENVELOPE_BYTES)) return lead("/import?fault=docxTooLarge");
  const form = await raw.formData().catch(() => null);
  const file = form?.get("file");
  const [columnId, unit] = [String(form?.get("columnId") ?? ""), OptionalId.safeParse(form?.get("unitId") ?? "")];
  const back = (fault: string) =>
    lead(`/import?${new URLSearchParams({ fault, column: columnId, unit: unit.data ?? "" })}`);
  if (!(file instanceof File) || file.size === 0) return back("required");
  if (!unit.success) return back("unitNotYours");
  const bytes = Buffer.from(await file.arrayBuffer());
  return importDocx(actor, { file: bytes, fileName: file.name, columnId, unitId: unit.data }).then(
    ({ id }) => lead(`/${id}`),
    (error: unknown) => back(faultOf(error)),
  );
});

/** The key of the first sentence that the refusal has; whatever is no refusal goes on. */
function faultOf(error: unknown): string {
  if (!(error instanceof DomainError)) throw error;
  if (error.code === "too_many") return error.fields.form?.key === "busy" ? "busy" : "wait";
  if (error.code === "storage_full" || error.code === "storage_away") return error.code;
  if (error.code !== "invalid") throw error;
  return Object.values(error.fields)[0]?.key ?? "unknown";
}

const PATH = "/desk/bulletins";
const NEVER_STORED = { "Cache-Control": "private, no-store" };
const told = (rest: string) => Response.json({ to: PATH + rest }, { headers: NEVER_STORED });
const seeOther = (rest: string) =>
  new Response(null, { status: 303, headers: { ...NEVER_STORED, Location: PATH + rest } });
