import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { doorPage, type Step } from "./door-page.ts";
import { Trouble } from "./trouble.mjs";

/** Answers on the product's port until the product does. */
export type Door = { port: number; close(): Promise<void> };

const PORTS_TRIED = 50;

/** Opens the wanted port, or the next one that is free. `steps` is read at every question. */
export async function openDoor(host: string, wanted: number, steps: Step[]): Promise<Door> {
  for (let port = wanted; port < Math.min(wanted + PORTS_TRIED, 65_536); port++) {
    const server = createServer((request, response) => answer(request, response, steps));
    const problem = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once("error", resolve).listen(port, host, () => resolve(null));
    });
    if (problem?.code === "EADDRINUSE") continue;
    if (problem) throw noPort(host, port, problem);
    const close = () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    return { port, close };
  }
  throw noPort(host, wanted);
}

function answer(request: IncomingMessage, response: ServerResponse, steps: Step[]) {
  const headers = { "Cache-Control": "no-store", "Retry-After": "5", Connection: "close" };
  if (request.url?.startsWith("/api/")) {
    response.writeHead(503, { ...headers, "Content-Type": "application/json" });
    response.end(JSON.stringify({ status: "starting", steps: steps.map(({ state }) => state) }));
    return;
  }
  const { html, policy } = doorPage(steps);
  response.writeHead(503, {
    ...headers,
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
  });
  response.end(html);
}

function noPort(host: string, port: number, cause?: NodeJS.ErrnoException) {
  const why = cause?.code ?? "EADDRINUSE";
  return new Trouble({
    zh: `无法在 ${host}:${port} 监听（${why}）。请用 PORT 或 QINGFENG_HOST 另选。`,
    en: `Cannot listen on ${host}:${port} (${why}). Choose another with PORT or QINGFENG_HOST.`,
    cause,
  });
}
