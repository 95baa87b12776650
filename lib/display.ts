export const DISPLAY_COOKIE = "qf_display";
export const THEMES = ["system", "light", "dark"] as const;
export const STEPS = ["1", "2", "3", "4"] as const;

export type Display = {
  theme: (typeof THEMES)[number];
  step: (typeof STEPS)[number];
  elder: boolean;
  contrast: boolean;
};

const SHAPE = /^(system|light|dark)\.([1-4])\.([01])\.([01])$/;

/** How a reader wishes to see pages, from the cookie `theme.step.elder.contrast`; the plain wishes when it says nothing. */
export function readDisplay(cookie: string | undefined): Display {
  const [, theme = "system", step = "1", elder, contrast] = SHAPE.exec(cookie ?? "") ?? [];
  return {
    theme: theme as Display["theme"],
    step: step as Display["step"],
    elder: elder === "1",
    contrast: contrast === "1",
  };
}

export const writeDisplay = ({ theme, step, elder, contrast }: Display) =>
  [theme, step, elder ? "1" : "0", contrast ? "1" : "0"].join(".");
