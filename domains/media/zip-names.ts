import { fromBuffer, open, type ZipFile } from "yauzl";

const ENTRIES_MAX = 20_000;

/** The names in the directory of a zip file, on this disk or at hand, unpacking nothing; null when it is broken or has an unreasonable number of them. */
export function zipNames(source: string | Buffer): Promise<Set<string> | null> {
  return new Promise((resolve) => {
    const read = (error: Error | null, zip: ZipFile) => {
      if (error) return resolve(null);
      const names = new Set<string>();
      const end = (answer: Set<string> | null) => {
        zip.close();
        resolve(answer);
      };
      zip.on("error", () => end(null));
      zip.on("end", () => end(names));
      zip.on("entry", ({ fileName }) => {
        names.add(fileName);
        if (names.size > ENTRIES_MAX) return end(null);
        zip.readEntry();
      });
      zip.readEntry();
    };
    if (typeof source === "string") open(source, { lazyEntries: true }, read);
    else fromBuffer(source, { lazyEntries: true }, read);
  });
}
