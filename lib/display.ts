export const DISPLAY_COOKIE = "qf_display";
export const THEMES = ["system", "light", "dark"] as const;
export const STEPS = ["1", "2", "3", "4"] as const;
/** How the posts of a thread stand: answers below what they answer, or all in the order in which they were said. */
export const VIEWS = ["nested", "flat"] as const;
export type View = (typeof VIEWS)[number];

export type Display = {
  theme: (typeof THEMES)[number];
  step: (typeof STEPS)[number];
  elder: boolean;
  contrast: boolean;
  view: View;
  /** Single keys do something (WCAG 2.1.4: they can be switched off). */
  keys: boolean;
};

/** The last two came later: who chose before has a cookie without them. */
export const DISPLAY_SHAPE = /^(system|light|dark)\.([1-4])\.([01])\.([01])(?:\.(nested|flat)\.([01]))?$/;

/**
 * How a reader wishes to see pages, from the cookie `theme.step.elder.contrast.view.keys`; the plain wishes when it says
 * nothing.
 */
export function readDisplay(cookie: string | undefined): Display {
  const [, theme = "system", step = "1", elder, contrast, view = "nested", keys] =
    DISPLAY_SHAPE.exec(cookie ?? "") ?? [];
  return {
    theme: theme as Display["theme"],
    step: step as Display["step"],
    elder: elder === "1",
    contrast: contrast === "1",
    view: view as Display["view"],
    keys: keys !== "0",
  };
}

export const writeDisplay = ({ theme, step, elder, contrast, view, keys }: Display) =>
  [theme, step, elder ? "1" : "0", contrast ? "1" : "0", view, keys ? "1" : "0"].join(".");

/**
 * Runs before the first paint: the reader's display wishes (cookie `qf_display`) become attributes of <html>, since
 * a shared page is the same for everyone. Which view of a thread they get, the proxy sees to.
 */
export const displayScript = `(function(){var m=/(?:^|; )qf_display=([a-z]+)\\.([1-4])\\.([01])\\.([01])(?:\\.[a-z]+\\.([01]))?/.exec(document.cookie);if(!m)return;var d=document.documentElement.dataset;if(m[1]!=="system")d.theme=m[1];if(m[2]!=="1")d.step=m[2];if(m[3]==="1")d.elder="";if(m[4]==="1")d.contrast="more";if(m[5]==="0")d.keys="off"})()`;

/** The same as `displayScript` for a page that the browser made itself, such as one that was not found. */
export function applyDisplay(): void {
  const cookie = /(?:^|; )qf_display=([^;]+)/.exec(document.cookie)?.[1];
  const { theme, step, elder, contrast, keys } = readDisplay(cookie);
  const { dataset } = document.documentElement;
  if (theme !== "system") dataset.theme = theme;
  if (step !== "1") dataset.step = step;
  if (elder) dataset.elder = "";
  if (contrast) dataset.contrast = "more";
  if (!keys) dataset.keys = "off";
}
