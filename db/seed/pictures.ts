import sharp from "sharp";
import { grain } from "./pictures/land.ts";
import { palettes } from "./pictures/palette.ts";
import { randomFrom } from "./pictures/random.ts";
import { Canvas, HEIGHT, WIDTH } from "./pictures/raster.ts";
import { scenes } from "./pictures/scenes.ts";

export type DrawnPicture = { data: Buffer; width: number; height: number; alt: string };

/**
 * Draws a picture of 1600 × 900 as JPEG, always the same for the same seed. Seeds 1 to 12 are the scenes by day,
 * 13 to 24 the same scenes at dawn, 25 to 36 at dusk; after that it begins again with other hills and birds.
 */
export async function drawPicture(seed: number): Promise<DrawnPicture> {
  const index = Math.max(0, Math.trunc(seed) - 1);
  const scene = scenes[index % scenes.length]!;
  const colors = palettes[Math.floor(index / scenes.length) % palettes.length]!;
  const stage = { canvas: new Canvas(), colors, random: randomFrom(seed), seed };
  scene.draw(stage);
  grain(stage);
  const raw = Uint8ClampedArray.from(stage.canvas.pixels);
  const data = await sharp(raw, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 88, chromaSubsampling: "4:4:4" })
    .toBuffer();
  return { data, width: WIDTH, height: HEIGHT, alt: scene.alt };
}
