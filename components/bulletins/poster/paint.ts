const COLOURS = {
  ink: "--ink",
  soft: "--ink-2",
  faint: "--ink-3",
  qing: "--qing",
  line: "--line",
  paper: "--surface",
  module: "--night",
  quiet: "--on-night",
} as const;

type Paint = { colours: Record<keyof typeof COLOURS, string>; fonts: { serif: string; sans: string } };

/** The page's own colours by day, and its fonts: a poster looks the same whoever makes it. */
export function paintOf(): Paint {
  const probe = document.createElement("span");
  probe.dataset.theme = "light";
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const colourOf = (token: string) => {
    probe.style.color = `var(${token})`;
    return style.color;
  };
  const colours = Object.fromEntries(Object.entries(COLOURS).map(([name, token]) => [name, colourOf(token)]));
  const fonts = { serif: style.getPropertyValue("--serif"), sans: style.getPropertyValue("--sans") };
  probe.remove();
  return { colours: colours as Paint["colours"], fonts };
}
