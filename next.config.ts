import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

const config: NextConfig = {
  cacheHandler: fileURLToPath(new URL("./lib/page-cache.mjs", import.meta.url)),
  cacheMaxMemorySize: 0,
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Renditions are ours; the optimiser stays shut (docs/security.md).
  images: { unoptimized: true },
  serverExternalPackages: [
    "postgres",
    "sharp",
    "pg-boss",
    "rate-limiter-flexible",
    "drizzle-orm",
    "@node-rs/jieba",
    "pino",
  ],
  // Types are a stage of their own in `npm test`; a start from a clone need not pay for them.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    globalNotFound: true,
    staleTimes: { dynamic: 0, static: 30 },
    serverActions: { bodySizeLimit: "1mb" },
    // What the proxy lets through of a body: a Word file of 30 MB and its form; the handler itself says when it is too much.
    proxyClientMaxBodySize: "31mb",
  },
};

export default config;
