import http from "node:http";

/** Connections that ask at once, and for how long: enough to keep two cores busy, short enough to repeat. */
const CONNECTIONS = 20;
const SECONDS = 4;

/**
 * Asks as fast as it is answered; answers a second. Every answer must be a 200. Each connection keeps to one of the
 * addresses: Next renders once for all who ask for the same one at the same time.
 */
export async function requestsPerSecond(urls: string[], cookie: string): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const until = Date.now() + SECONDS * 1000;
  let answers = 0;
  const lane = async (_: unknown, i: number) => {
    while (Date.now() < until) {
      await ask(urls[i % urls.length]!, cookie, agent);
      answers++;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  agent.destroy();
  return answers / SECONDS;
}

/** One request; its length in bytes. Any other answer than the `expected` one fails. */
export function ask(url: string, cookie: string, agent?: http.Agent, expected = 200): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers: { cookie } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () =>
        response.statusCode === expected ? resolve(bytes) : reject(new Error(`${url}: ${response.statusCode}`)),
      );
    });
    request.on("error", reject);
  });
}

/** A server that does nothing but send so many bytes: what this machine can do at best. */
export async function bareServer(bytes: number): Promise<{ url: string; close: () => void }> {
  const body = Buffer.alloc(bytes, "x");
  const server = http.createServer((_, response) => response.end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address() as { port: number };
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}
