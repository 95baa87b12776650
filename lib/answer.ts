import { AsyncLocalStorage } from "node:async_hooks";
import diagnostics from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

/** Next bundles this module more than once; the store is one. */
const KEY = Symbol.for("qingfeng.answer");
const shared = globalThis as { [KEY]?: AsyncLocalStorage<ServerResponse> };

/** Remembers for each request the answer that it will get. Called once a process, before the first request. */
export function followAnswers(): void {
  const answers = new AsyncLocalStorage<ServerResponse>();
  shared[KEY] = answers;
  diagnostics.subscribe("http.server.request.start", (message) =>
    answers.enterWith((message as { response: ServerResponse }).response),
  );
}

/** The answer to this request will say so: a page that is drawn has no other way to say that it is missing, gone, asked for too often or broken. */
export function answerWith(status: 404 | 410 | 429 | 500, headers: Record<string, string> = {}): void {
  const answer = shared[KEY]?.getStore();
  if (!answer || answer.headersSent) return;
  answer.statusCode = status;
  for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value);
}
