import { memberHandler } from "#domains/edge/handler.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { uploadImport } from "#domains/people/imports/commands/upload-import.ts";
import { FILE_MAX_BYTES } from "#domains/people/imports/limits.ts";
import { canAdministerPeople } from "#domains/people/policy.ts";

/** What a form adds to its file. */
const ENVELOPE_BYTES = 64 * 1024;

/** Takes a roster from a plain form and leads to its dry run, or back with the reason. Asks who and how much before it reads. */
export const POST = memberHandler(async ({ actor, raw }) => {
  if (!canAdministerPeople(actor)) throw new DomainError("not_found");
  const length = Number(raw.headers.get("content-length") ?? Number.NaN);
  if (!(length <= FILE_MAX_BYTES + ENVELOPE_BYTES)) return seeOther("?fault=tooLarge");
  const file = (await raw.formData().catch(() => null))?.get("file");
  return uploadImport(actor, { file: file as File }).then(
    ({ id }) => seeOther(`/${id}`),
    (error: unknown) => seeOther(`?fault=${faultOf(error)}`),
  );
});

function faultOf(error: unknown): string {
  if (!(error instanceof DomainError)) throw error;
  if (error.code === "too_many") return "wait";
  if (error.code !== "invalid") throw error;
  return encodeURIComponent(error.fields.file?.key ?? "unknown");
}

const seeOther = (rest: string) =>
  new Response(null, {
    status: 303,
    headers: { Location: `/desk/people/import${rest}`, "Cache-Control": "private, no-store" },
  });
