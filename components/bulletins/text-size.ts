import { applyDisplay, DISPLAY_COOKIE, readDisplay, STEPS, writeDisplay } from "#lib/display.ts";

/** One step larger or smaller, at once and on this device from now on: the same wish as in the display settings. */
export function changeTextSize(by: 1 | -1): void {
  const wishes = readDisplay(
    document.cookie
      .split("; ")
      .find(isWishes)
      ?.slice(DISPLAY_COOKIE.length + 1),
  );
  const step = STEPS[STEPS.indexOf(wishes.step) + by];
  if (!step) return;
  delete document.documentElement.dataset.step;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in the web views that members use
  document.cookie = `${DISPLAY_COOKIE}=${writeDisplay({ ...wishes, step })}; Path=/; Max-Age=31536000; SameSite=Lax`;
  applyDisplay();
}

const isWishes = (cookie: string) => cookie.startsWith(`${DISPLAY_COOKIE}=`);
