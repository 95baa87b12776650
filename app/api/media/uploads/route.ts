import { memberHandler } from "#domains/edge/handler.ts";
import { answerTus } from "#domains/media/uploads/tus.ts";

/** Begins an upload in pieces (tus 1.0): `Upload-Length`, `Upload-Metadata` with `filename`; answers with its `Location`. */
export const POST = memberHandler(({ actor, raw }) => answerTus(actor, raw));
