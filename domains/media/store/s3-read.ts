import type { IncomingMessage } from "node:http";
import type { Range } from "./kept.ts";
import { found } from "./s3-answer.ts";
import { askS3 } from "./s3-request.ts";

/** The bytes of an object from `start` to `end`. Asked for at the first read, so that an answer nobody reads holds no line open. */
export function readObject(path: string, bytes: number, range: Range): ReadableStream<Uint8Array<ArrayBuffer>> {
  let answer: IncomingMessage | undefined;
  let chunks: AsyncIterator<Buffer<ArrayBuffer>> | undefined;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        if (bytes === 0) return controller.close();
        answer ??= await contentOf(path, bytes, range);
        chunks ??= answer[Symbol.asyncIterator]();
        const { value, done } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel() {
        answer?.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

async function contentOf(path: string, bytes: number, range: Range): Promise<IncomingMessage> {
  const isWhole = range.start === 0 && range.end === bytes - 1;
  const answer = await found(askS3({ method: "GET", path, range: isWhole ? undefined : range }));
  const expected = range.end - range.start + 1;
  if (!answer || Number(answer.headers["content-length"]) !== expected) {
    answer?.destroy();
    throw new Error("a stored object is gone, or not the size that it was");
  }
  // From here the reader sets the pace: a film that is paused leaves the line silent.
  answer.socket.setTimeout(0);
  return answer;
}
