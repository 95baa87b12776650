// Preloaded into web: how long its other work waits for one piece of it, from SIGUSR2 to the end, in milliseconds.
import { writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.on("SIGUSR2", () => delay.reset());
process.on("exit", () => {
  const ms = (ns) => ns / 1e6;
  writeFileSync(
    process.env.BENCH_LOOP_DELAY,
    JSON.stringify({ p99: ms(delay.percentile(99)), max: ms(delay.max), count: delay.count }),
  );
});
