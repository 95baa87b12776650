import { join } from "node:path";
import { root } from "./bootstrap.mjs";

/** Half of V8's young generation, and an old one that grows by two fifths before it is swept: as fast, within the noise. */
const MEMORY = ["--max-semi-space-size=8", "--heap-growing-percent=40"];

/**
 * How the web process is started, in the product and where it is measured. V8 left to itself lets garbage lie until web has
 * 800 to 1,000 MB under load. It is not told a most: a large export may take what it needs for a moment.
 */
export function webArguments(host: string, port: string): string[] {
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  return ["--dns-result-order=ipv4first", ...MEMORY, next, "start", "-H", nameOf(host), "-p", port];
}

/** Next calls every loopback address `localhost`; told a number instead, it takes its own rewrites for another server's. */
const nameOf = (host: string) => (host === "127.0.0.1" ? "localhost" : host);
