export type Oklch = { l: number; c: number; h: number };

/** `oklch(0.42 0.069 200)` as numbers; h in degrees. */
export function parseOklch(text: string): Oklch {
  const [l, c, h] = (text.match(/[\d.]+/g) ?? []).map(Number);
  if (l === undefined || c === undefined || h === undefined) throw new Error(`No colour: ${text}`);
  return { l, c, h };
}

/** Linear sRGB, each channel 0–1 when a screen can show it (CSS Color 4, sample code of OKLab). */
function linearRgb({ l, c, h }: Oklch): [number, number, number] {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

const GAMUT_SLACK = 0.002;

export const isInGamut = (colour: Oklch) =>
  linearRgb(colour).every((channel) => channel >= -GAMUT_SLACK && channel <= 1 + GAMUT_SLACK);

/** WCAG 2.2 contrast ratio, 1–21. */
export function contrast(one: Oklch, other: Oklch): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: Oklch) {
  const [r, g, b] = linearRgb(colour).map((channel) => Math.min(1, Math.max(0, channel))) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
