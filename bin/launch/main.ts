import { readSettings } from "#lib/env.ts";
import { tell } from "./bootstrap.mjs";
import { Launcher } from "./launcher.ts";

process.title = "qingfeng";

const launcher = new Launcher(readOrExit());
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => launcher.stop(0));
// The process that started us under another Node is gone, and with it the terminal.
process.on("disconnect", () => launcher.stop(0));

try {
  await launcher.start();
} catch (error) {
  if (!launcher.isStopping) {
    tell(error);
    await launcher.stop(1);
  }
}

function readOrExit() {
  try {
    return readSettings(process.env);
  } catch (error) {
    tell(error);
    process.exit(1);
  }
}
