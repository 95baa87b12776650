/** How long `g` waits for the key behind it. */
const SECOND_KEY_MS = 1_500;
const PLACES: Record<string, string> = { h: "/", n: "/inbox", d: "/forum", l: "/forum/lists/latest" };
/** What one walks along with j and k: posts, and the link of each row. */
const STEPS = "main :is([data-post], .threads h2 a, .boards h2 a, .hits a, .found h3 a, .inbox-line)";

type Deeds = { go: (path: string) => void; help: () => void };

let wentAt = Number.NEGATIVE_INFINITY;

/** Does what a key means; behind a `g` it names a place. */
export function press(key: string, { go, help }: Deeds): void {
  const place = performance.now() - wentAt < SECOND_KEY_MS ? PLACES[key] : undefined;
  wentAt = key === "g" ? performance.now() : Number.NEGATIVE_INFINITY;
  if (place) go(place);
  else if (key === "?") help();
  else if (key === "/") search(go);
  else if (key === "j") step(1);
  else if (key === "k") step(-1);
  else if (key === "r") reply();
  else if (key === "u") document.querySelector<HTMLElement>("[data-unread]")?.click();
}

function step(by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(STEPS)];
  const at = all.findLastIndex((element) => element.contains(document.activeElement));
  const seen = all.findIndex((element) => element.getBoundingClientRect().bottom > 0);
  const next = all[at === -1 ? seen : Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: next.matches("[data-post]") ? "start" : "nearest" });
}

/** Into the field in sight, that of the page before that of its head. */
function search(go: Deeds["go"]): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>("main [data-search], .mast [data-search]")];
  const field = fields.find((one) => one.checkVisibility());
  if (field) field.select();
  else go("/search");
}

/** To the post that has the focus, else to all. */
function reply(): void {
  const own = document.activeElement?.closest("[data-post]")?.querySelector<HTMLElement>("[data-reply]");
  if (own) {
    own.click();
    return;
  }
  const composer = document.querySelector<HTMLElement>("#reply textarea");
  composer?.scrollIntoView({ block: "center" });
  composer?.focus({ preventScroll: true });
}
