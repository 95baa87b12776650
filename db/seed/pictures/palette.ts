import { hex, type Rgb } from "./raster.ts";

export type Palette = {
  skyTop: Rgb;
  skyLow: Rgb;
  /** From the farthest to the nearest. */
  hills: readonly [Rgb, Rgb, Rgb, Rgb];
  ink: Rgb;
  sun: Rgb;
  glow: Rgb;
  mist: Rgb;
  paper: Rgb;
  /** Blossom, lamp, seal: used sparingly. */
  warm: Rgb;
  /** Tea, brass, straw. */
  gold: Rgb;
  /** The pale side of things that stand in the light. */
  pale: Rgb;
};

const light: Palette = {
  skyTop: hex("#b4d6da"),
  skyLow: hex("#f7f4e8"),
  hills: [hex("#a1c6cb"), hex("#72a6ab"), hex("#408085"), hex("#195d61")],
  ink: hex("#134f53"),
  sun: hex("#fffced"),
  glow: hex("#fff8e2"),
  mist: hex("#f3f3e9"),
  paper: hex("#f6f2e6"),
  warm: hex("#cf7f66"),
  gold: hex("#c9a962"),
  pale: hex("#e6eee8"),
};

const dawn: Palette = {
  skyTop: hex("#bfd4d2"),
  skyLow: hex("#fbe9d6"),
  hills: [hex("#b3c9c6"), hex("#87aeac"), hex("#528986"), hex("#245f5d")],
  ink: hex("#1b5250"),
  sun: hex("#fff4e0"),
  glow: hex("#ffdcb8"),
  mist: hex("#faeee0"),
  paper: hex("#f8efe1"),
  warm: hex("#d98468"),
  gold: hex("#d0a860"),
  pale: hex("#efe9dd"),
};

const dusk: Palette = {
  skyTop: hex("#6d9ca6"),
  skyLow: hex("#f3dcb9"),
  hills: [hex("#8fb0b0"), hex("#618d90"), hex("#386a70"), hex("#18474f")],
  ink: hex("#123d45"),
  sun: hex("#fff0cf"),
  glow: hex("#fbd9a2"),
  mist: hex("#ecdfc8"),
  paper: hex("#efe5d0"),
  warm: hex("#d9905a"),
  gold: hex("#d3a452"),
  pale: hex("#dfe0d0"),
};

export const palettes = [light, dawn, dusk] as const;
