import { DomainError, type ErrorCode } from "#domains/kernel/errors.ts";
import { takePoint } from "#domains/kernel/rate-limit.ts";
import { type Bearer, findBearer } from "#domains/tokens/bearer.ts";
import { langOf } from "../current.ts";
import { sentences } from "../form-action.ts";
import { STATUS } from "../handler.ts";
import { readJson } from "../read-json.ts";
import { retryAfter } from "../retry-after.ts";
import { matchOperation } from "./match.ts";
import type { Operation } from "./operation.ts";

export const API_ROOT = "/api/v1";
/** The longest post as JSON, with room for its escapes. */
const BODY_MAX_BYTES = 256 * 1024;

/**
 * The edge of the API: a token instead of a session, JSON in and out, the same refusals as everywhere. Cookies count for
 * nothing here, so that no page of another site can use them. Without a token the answer tells nothing but that.
 */
export const apiHandler =
  (operations: Operation[]) =>
  async (request: Request): Promise<Response> => {
    const lang = langOf(undefined, request.headers.get("accept-language"));
    try {
      const bearer = await findBearer(request.headers.get("authorization"));
      if (!bearer) throw new DomainError("signed_out");
      await takePoint("api", bearer.tokenId);
      const answer = await perform(operations, bearer, request);
      return Response.json(answer, { headers: HEADERS });
    } catch (error) {
      const { code, message, fields } = sentences(lang, error);
      const headers = { ...headersFor(code), ...retryAfter(error) };
      return Response.json({ code, message, fields }, { status: STATUS[code as ErrorCode], headers });
    }
  };

async function perform(operations: Operation[], bearer: Bearer, request: Request): Promise<unknown> {
  const url = new URL(request.url);
  const found = matchOperation(operations, request.method, url.pathname.slice(API_ROOT.length));
  if (!found) throw new DomainError("not_found");
  const { operation, params } = found;
  if (operation.scope !== null && !bearer.scopes.includes(operation.scope)) {
    throw new DomainError("out_of_scope", { form: { key: "outOfScope", values: { scope: operation.scope } } });
  }
  if (operation.method === "GET")
    return operation.run(bearer.viewer, { ...Object.fromEntries(url.searchParams), ...params });
  const hasBody = request.headers.get("content-length") !== "0" && request.body !== null;
  const body = hasBody ? await readJson(request, BODY_MAX_BYTES) : {};
  const idempotencyKey = request.headers.get("idempotency-key") ?? undefined;
  return operation.run(bearer.viewer, { ...body, ...params, ...(idempotencyKey && { idempotencyKey }) });
}

const HEADERS = { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff", Vary: "Authorization" };
const headersFor = (code: string) => (code === "signed_out" ? { ...HEADERS, "WWW-Authenticate": "Bearer" } : HEADERS);
