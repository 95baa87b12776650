import { hasEncoder } from "#domains/media/prepare/ffmpeg.ts";
import { installPackages, missing } from "./packages.ts";

/** ffmpeg, without which a house shows videos as they came, but no test of their preparation can run. */
export function ensureEncoder(): void {
  if (hasEncoder()) return;
  installPackages(["ffmpeg"]);
  if (!hasEncoder()) throw missing(["ffmpeg"]);
}
