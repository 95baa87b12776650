import { sentences } from "#domains/edge/form-action.ts";
import { STATUS } from "#domains/edge/handler.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { inboundSettings } from "./settings.ts";
import { isSignedMessage } from "./signature.ts";
import { takeIn } from "./take-in.ts";

/** A page of words weighs kilobytes; the rest is pictures, which are not taken. */
const MESSAGE_MAX_BYTES = 2_000_000;
const HEADERS = { "Cache-Control": "no-store" };

/**
 * The answer to a mail that the operator's mail server hands in. Without the secret nothing is there. What is refused says
 * why, so that the mail server can send it back.
 */
export async function answerInbound(request: Request): Promise<Response> {
  try {
    const inbound = inboundSettings();
    if (!inbound) throw new DomainError("not_found");
    const message = await readBytes(request);
    if (!isSignedMessage(inbound.secret, request.headers, message)) throw new DomainError("not_found");
    return Response.json((await takeIn(message)) ?? { ignored: true }, { headers: HEADERS });
  } catch (error) {
    const { code, message } = sentences("zh-CN", error);
    return Response.json({ code, message }, { status: STATUS[code], headers: HEADERS });
  }
}

async function readBytes({ body }: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MESSAGE_MAX_BYTES) throw new DomainError("too_large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
