import { join } from "node:path";
import { root } from "./bootstrap.mjs";

/** What web needs beside its shared pages, with two thousand live connections and every core rendering; found by measuring. */
const HEAP_MB = 192;

/**
 * How the web process is started, in the product and where it is measured, with `cacheMb` for shared pages. V8 left to itself
 * lets garbage lie until web has 800 to 1,000 MB under load; told how much it may hold, it has 500 to 630 and is as fast.
 */
export function webArguments(host: string, port: string, cacheMb: number): string[] {
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const memory = ["--max-semi-space-size=8", `--max-old-space-size=${HEAP_MB + cacheMb}`];
  return ["--dns-result-order=ipv4first", ...memory, next, "start", "-H", nameOf(host), "-p", port];
}

/** Next calls every loopback address `localhost`; told a number instead, it takes its own rewrites for another server's. */
const nameOf = (host: string) => (host === "127.0.0.1" ? "localhost" : host);
