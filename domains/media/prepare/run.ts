import { originalFile } from "../files.ts";
import { type Claimed, claimNext, finish } from "./claim.ts";
import { hasEncoder, probe } from "./ffmpeg.ts";
import { withLocalCopy } from "./local-copy.ts";
import { preparePicture } from "./picture.ts";
import { prepareVideo } from "./video.ts";

/** Prepares the file that has waited longest; false when none waits. A file that fails is done with, and served as it came. */
export async function prepareNext(onError: (error: unknown, id: string) => void): Promise<boolean> {
  const file = await claimNext();
  if (!file) return false;
  const found = await prepare(file).catch((error) => {
    onError(error, file.id);
    return file.kind === "video" ? ({ failure: "unreadable" } as const) : {};
  });
  await finish(file.id, found);
  return true;
}

async function prepare(file: Claimed): Promise<Partial<Claimed>> {
  if (file.kind === "picture") return preparePicture(file);
  if (file.kind === "video") return prepareVideo(file);
  if (file.kind === "audio" && hasEncoder()) return prepareAudio(file);
  return {};
}

/** A sound is played as it came; only its length is found out. */
const prepareAudio = ({ storageKey, format }: Claimed) =>
  withLocalCopy(storageKey, originalFile(format), async (path) => {
    const found = await probe(path, format === "m4a");
    return { durationMs: found?.durationMs ?? null };
  });
