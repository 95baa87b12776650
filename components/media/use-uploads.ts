import { useRef, useState } from "react";
import { paceOf } from "#components/composer/time-left.ts";
import { UploadError } from "#components/composer/upload.ts";
import { sendFile } from "./send-file.ts";

export type Sending = {
  key: number;
  file: File;
  state: "waiting" | "sending" | "checking" | "done" | "failed";
  percent: number;
  secondsLeft: number | null;
  /** Why it stopped: the server's sentence, or `offline`. What waits for a line or for room may go on. */
  reason: string;
  canGoOn: boolean;
};
type OnArrived = (mediaId: string, file: File) => Promise<string | null>;

/**
 * Sends files one after the other. `onArrived` is told of each that has arrived, and says why it cannot be used (null: it
 * can). What fails does not stop the rest.
 */
export function useUploads(onArrived: OnArrived, offline: string) {
  const [list, setList] = useState<Sending[]>([]);
  const aborts = useRef(new Map<number, AbortController>());
  const count = useRef(0);
  const queue = useRef(Promise.resolve());
  const change = (key: number, part: Partial<Sending>) =>
    setList((rows) => rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const drop = (key: number) => setList((rows) => rows.filter((row) => row.key !== key));

  const send = async (key: number, file: File) => {
    const abort = new AbortController();
    aborts.current.set(key, abort);
    const pace = paceOf();
    change(key, { state: "sending", reason: "", canGoOn: false });
    try {
      const mediaId = await sendFile(file, {
        signal: abort.signal,
        onProgress: (progress) => {
          const percent = Math.floor((progress.sent / progress.total) * 100);
          const state = percent === 100 ? "checking" : "sending";
          change(key, { percent, state, secondsLeft: pace(progress, Date.now()) });
        },
      });
      const reason = await onArrived(mediaId, file);
      change(key, reason === null ? { state: "done", percent: 100 } : { state: "failed", reason });
    } catch (error) {
      const cause = error instanceof UploadError ? error : new UploadError("offline");
      if (cause.reason === "aborted") return drop(key);
      const canGoOn = ["offline", "full"].includes(cause.reason) || !cause.message;
      change(key, { state: "failed", reason: cause.message || offline, canGoOn });
    } finally {
      aborts.current.delete(key);
    }
  };

  const begin = (key: number, file: File) => {
    queue.current = queue.current.then(() => send(key, file));
  };
  const add = (files: Iterable<File>) => {
    for (const file of files) {
      count.current += 1;
      const key = count.current;
      const row = { state: "waiting", percent: 0, secondsLeft: null, reason: "", canGoOn: false } as const;
      setList((rows) => [...rows, { key, file, ...row }]);
      begin(key, file);
    }
  };
  const cancel = (key: number) => {
    aborts.current.get(key)?.abort();
    drop(key);
  };
  return { list, add, cancel, goOn: ({ key, file }: Sending) => begin(key, file) };
}
