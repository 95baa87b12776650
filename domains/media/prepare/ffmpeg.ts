import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";

let isFound = false;

/** Whether this machine has ffmpeg and ffprobe; looked up until they are found. */
export function hasEncoder(): boolean {
  isFound ||= ["ffmpeg", "ffprobe"].every((tool) => spawnSync(tool, ["-version"]).status === 0);
  return isFound;
}

/** Foreign bytes: read as MP4 whatever they say they are, from this one file, and never from an address that they name. */
const INPUT = ["-f", "mov", "-protocol_whitelist", "file"];

/** A file that makes the encoder stand still is given up. */
const SILENCE_MS = 60_000;

export type Probe = { durationMs: number; width: number | null; height: number | null; hasSound: boolean };

/** What a video or a sound is, or null where it cannot be read. `isMp4` is false for sounds that are not in MP4. */
export async function probe(path: string, isMp4 = true): Promise<Probe | null> {
  const wanted = "stream=codec_type,width,height:stream_side_data=rotation:format=duration";
  const input = isMp4 ? INPUT : ["-protocol_whitelist", "file"];
  const args = ["-v", "error", ...input, "-show_entries", wanted, "-of", "json", path];
  const { code, out } = await run("ffprobe", args);
  if (code !== 0) return null;
  const { streams = [], format = {} } = JSON.parse(out) as ProbeAnswer;
  const picture = streams.find(({ codec_type }) => codec_type === "video");
  const isTurned = picture?.side_data_list?.some(({ rotation = 0 }) => Math.abs(rotation) % 180 === 90);
  const [width, height] = isTurned ? [picture?.height, picture?.width] : [picture?.width, picture?.height];
  return {
    durationMs: Math.round(Number(format.duration ?? 0) * 1000),
    width: width ?? null,
    height: height ?? null,
    hasSound: streams.some(({ codec_type }) => codec_type === "audio"),
  };
}

type ProbeAnswer = {
  streams?: { codec_type: string; width?: number; height?: number; side_data_list?: { rotation?: number }[] }[];
  format?: { duration?: string };
};

/** Encodes; tells how many milliseconds of the video are done. Throws when ffmpeg fails. */
export async function encode(
  path: string,
  output: string[],
  { cwd, onTime, before = [] }: { cwd: string; onTime?: (ms: number) => void; before?: string[] },
): Promise<void> {
  const args = ["-nostdin", "-y", "-v", "error", "-progress", "pipe:1", ...before, ...INPUT, "-i", path, ...output];
  const { code, errors } = await run("ffmpeg", args, cwd, (line) => {
    const time = /^out_time_us=(\d+)/.exec(line);
    if (time) onTime?.(Number(time[1]) / 1000);
  });
  if (code !== 0) throw new Error(`ffmpeg: ${errors.slice(-300)}`);
}

async function run(tool: string, args: string[], cwd?: string, onLine?: (line: string) => void) {
  const child = spawn(tool, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const alive = watchdog(child);
  let [out, errors] = ["", ""];
  child.stderr.on("data", (data) => {
    errors = (errors + data).slice(-4000);
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    alive.sign();
    if (onLine) onLine(line);
    else out += `${line}\n`;
  });
  const code = await new Promise<number | null>((resolve) => {
    child.on("error", () => resolve(-1));
    child.on("close", resolve);
  });
  alive.end();
  return { code, out, errors };
}

function watchdog(child: ChildProcess) {
  const kill = () => child.kill("SIGKILL");
  let timer = setTimeout(kill, SILENCE_MS);
  process.once("exit", kill);
  return {
    sign() {
      clearTimeout(timer);
      timer = setTimeout(kill, SILENCE_MS);
    },
    end() {
      clearTimeout(timer);
      process.off("exit", kill);
    },
  };
}
