const MAGIC = {
  jpeg: /^ffd8ff/,
  png: /^89504e470d0a1a0a/,
  gif: /^474946383[79]61/,
  webp: /^52494646.{8}57454250/,
} as const;

export type PictureType = keyof typeof MAGIC;

/** What a file is by its first bytes, whatever its name and the browser say; null for all that we do not take. */
export function trueType(bytes: Uint8Array): PictureType | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString("hex");
  const types = Object.keys(MAGIC) as PictureType[];
  return types.find((type) => MAGIC[type].test(head)) ?? null;
}
