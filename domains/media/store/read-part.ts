import { type FileHandle, open } from "node:fs/promises";
import type { Range } from "./kept.ts";

const CHUNK_BYTES = 64 * 1024;

/** The bytes of a file from `start` to `end`. Opened at the first read, so that an answer nobody reads holds nothing open. */
export function readPart(path: string, { start, end }: Range): ReadableStream<Uint8Array<ArrayBuffer>> {
  let file: FileHandle | undefined;
  let next = start;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        if (next > end) return controller.close();
        file ??= await open(path, "r");
        try {
          const chunk = new Uint8Array(Math.min(CHUNK_BYTES, end - next + 1));
          const { bytesRead } = await file.read(chunk, 0, chunk.length, next);
          if (bytesRead === 0) throw new Error("a stored file is shorter than it was");
          next += bytesRead;
          controller.enqueue(chunk.subarray(0, bytesRead));
          if (next <= end) return;
        } catch (error) {
          await file.close();
          throw error;
        }
        await file.close();
        controller.close();
      },
      cancel: () => file?.close(),
    },
    { highWaterMark: 0 },
  );
}
