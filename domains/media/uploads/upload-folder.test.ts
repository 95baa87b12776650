import { Readable } from "node:stream";
import { ERRORS } from "@tus/server";
import { expect, test } from "vitest";
import { ownDataFolder } from "../testing.ts";
import { UploadFolder } from "./upload-folder.ts";

const folder = await ownDataFolder();
const bytes = () => Readable.from([Buffer.alloc(70_000, 7)]);

test.runIf(process.platform === "linux")("a disk that is full is told from a write that failed otherwise", async () => {
  // What is written to /dev/full finds no room (full(4)).
  await expect(new UploadFolder({ directory: "/dev" }).write(bytes(), "full", 0)).rejects.toMatchObject({
    code: "storage_full",
  });
  await expect(new UploadFolder({ directory: folder }).write(bytes(), "missing", 0)).rejects.toBe(
    ERRORS.FILE_WRITE_ERROR,
  );
});
