import { defineConfig } from "@playwright/test";

/** `npm test` starts one product for all stories and says where it answers; see CONTRIBUTING.md for running one by hand. */
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 3,
  retries: 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    actionTimeout: 20_000,
    baseURL: process.env.QINGFENG_URL ?? "http://127.0.0.1:3000",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.QINGFENG_CHROMIUM || undefined,
      args: ["--disable-background-networking", "--disable-quic", ...(asRoot ? ["--no-sandbox"] : [])],
    },
  },
});
