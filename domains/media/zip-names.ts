import { open, type ZipFile } from "yauzl";

const ENTRIES_MAX = 20_000;

/** The names in the directory of a zip file, unpacking nothing; null when it is broken or has an unreasonable number of them. */
export function zipNames(path: string): Promise<Set<string> | null> {
  return new Promise((resolve) => {
    open(path, { lazyEntries: true }, (error, zip: ZipFile) => {
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
    });
  });
}
