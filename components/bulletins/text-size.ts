const STEPS = 4;

/** One step larger or smaller, at once and on this device from now on: the same wish as in the display settings. */
export function changeTextSize(by: 1 | -1): void {
  const { dataset } = document.documentElement;
  const [theme = "system", , elder = "0", contrast = "0"] =
    /(?:^|; )qf_display=([a-z.0-9]+)/.exec(document.cookie)?.[1]?.split(".") ?? [];
  const step = Math.min(STEPS, Math.max(1, Number(dataset.step ?? 1) + by));
  if (step === 1) delete dataset.step;
  else dataset.step = String(step);
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in the web views that members use
  document.cookie = `qf_display=${[theme, step, elder, contrast].join(".")}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
