import diagnostics from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/** What a proxy of ours would say; from anybody else it is just a claim. */
const CLAIMS = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded"];

/**
 * Without a trusted proxy in front (QINGFENG_TRUSTED_PROXY=on) a request says nothing about where it comes from:
 * its claims go, and the address is that of the connection. Next itself would keep a forged X-Forwarded-For.
 */
export function distrustForwarding(): void {
  if (process.env.QINGFENG_TRUSTED_PROXY === "on") return;
  diagnostics.subscribe("http.server.request.start", (message) => {
    const { request, socket } = message as { request: IncomingMessage; socket: Socket };
    for (const name of CLAIMS) delete request.headers[name];
    if (socket.remoteAddress) request.headers["x-forwarded-for"] = socket.remoteAddress;
  });
}
