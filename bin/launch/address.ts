import { networkInterfaces } from "node:os";
import type { Settings } from "#lib/env.ts";

const ANY = ["0.0.0.0", "::"];

/** What a person types into the browser of this machine, or the public address when there is one. */
export function addressOf({ QINGFENG_ORIGIN, QINGFENG_HOST }: Settings, port: number): string {
  const here = [...ANY, "127.0.0.1", "::1"].includes(QINGFENG_HOST);
  return QINGFENG_ORIGIN?.[0] ?? `http://${here ? "localhost" : QINGFENG_HOST}:${port}`;
}

/** Where the launcher itself asks; the public address may lie behind somebody else's gate. */
export function localAddress({ QINGFENG_HOST }: Settings, port: number): string {
  const host = QINGFENG_HOST === "0.0.0.0" ? "127.0.0.1" : QINGFENG_HOST === "::" ? "::1" : QINGFENG_HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Addresses for the other machines of the network; none while only this machine is served. */
export function lanAddresses({ QINGFENG_HOST }: Settings, port: number): string[] {
  if (!ANY.includes(QINGFENG_HOST)) return [];
  const all = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return all
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => `http://${address}:${port}`);
}
