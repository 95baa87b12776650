import { DomainError } from "#domains/kernel/errors.ts";

/** A quota, the size that one file or process may reach, and the disk itself end alike: there is no room. */
const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** What went wrong while a file was written, as the sentence that its writer is told; what is no lack of room stays as it is. */
export function storageRefusal(error: unknown): unknown {
  return FULL.has((error as NodeJS.ErrnoException | null)?.code ?? "") ? new DomainError("storage_full") : error;
}
