import { createWriteStream } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FileStore } from "@tus/file-store";
import { ERRORS } from "@tus/server";
import { DomainError } from "#domains/kernel/errors.ts";
import { storageRefusal } from "../store.ts";

/** The library's folder of uploads. Its own way of writing forgets why a write failed: what is full could not be told from what is broken. */
export class UploadFolder extends FileStore {
  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const target = createWriteStream(join(this.directory, id), { flags: "r+", start: offset });
    try {
      await pipeline(readable, target);
    } catch (error) {
      const refusal = storageRefusal(error);
      throw refusal instanceof DomainError ? refusal : ERRORS.FILE_WRITE_ERROR;
    }
    return offset + target.bytesWritten;
  }
}
