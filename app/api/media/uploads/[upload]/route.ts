import { memberHandler } from "#domains/edge/handler.ts";
import { takeIn } from "#domains/media/uploads/take-in.ts";
import { answerTus } from "#domains/media/uploads/tus.ts";

/** tus 1.0: how far an upload has come (HEAD, which Next answers by GET), its next piece, and giving it up. */
export const GET = memberHandler(({ actor, raw }) => answerTus(actor, raw));
export const PATCH = memberHandler(({ actor, raw }) => answerTus(actor, raw));
export const DELETE = memberHandler(({ actor, raw }) => answerTus(actor, raw));

/** Makes a file of an upload that is complete; answers with what a page shows of it. May be asked twice. */
export const POST = memberHandler(async ({ actor, url }) => {
  const { id } = await takeIn(actor, url.pathname.split("/").at(-1) ?? "");
  return { mediaId: id };
});
