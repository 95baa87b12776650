/** `3.4 MB`: decimal, as shops and file managers count. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  const [value, unit] =
    bytes < 1_000_000 ? [bytes / 1e3, "KB"] : bytes < 1e9 ? [bytes / 1e6, "MB"] : [bytes / 1e9, "GB"];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

/** `4:05`, `1:02:05`. */
export function playTime(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
  const hours = Math.floor(seconds / 3_600);
  return hours > 0 ? `${hours}:${parts.join(":")}` : parts.join(":").replace(/^0(?=\d:)/, "");
}

/** `MP4 · 0:12 · 11 MB`. */
export const sizeLine = (file: { format: string; durationMs: number | null; bytes: number }): string =>
  [file.format.toUpperCase(), file.durationMs && playTime(file.durationMs), fileSize(file.bytes)]
    .filter(Boolean)
    .join(" · ");
