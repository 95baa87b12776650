import { keepPlace, placeKey, readPlace } from "#components/bulletins/place-store.ts";

/** What of a player is asked. */
export type Player = Pick<
  HTMLMediaElement,
  "currentTime" | "duration" | "readyState" | "addEventListener" | "removeEventListener"
>;

const EVERY_SECONDS = 5;
const HAS_LENGTH = 1;

/** The films and sounds of a text go on where its reader left them, on this device; returns how to end it. */
export function keepFilmPlaces(players: Iterable<HTMLMediaElement>, reader: string): () => void {
  const stops = [...players].map((player) => {
    const source = player.querySelector<HTMLSourceElement>("source:last-of-type");
    return keepFilmPlace(player, localStorage, reader, source?.getAttribute("src") ?? "");
  });
  return () => {
    for (const stop of stops) stop();
  };
}

/** Sets a player to where its reader left it once its length is known, and keeps the place while it plays; returns how to end it. */
export function keepFilmPlace(player: Player, store: Storage, reader: string, mediaSrc: string): () => void {
  const key = placeKey(reader, mediaSrc);
  const stop = new AbortController();
  const { signal } = stop;
  let kept = Number.NEGATIVE_INFINITY;
  const goOn = () => {
    const share = readPlace(store, key);
    if (share !== null && player.currentTime < EVERY_SECONDS) player.currentTime = share * player.duration;
  };
  const keep = () => {
    // A stream has no end to have a share of.
    if (!Number.isFinite(player.duration) || player.duration === 0) return;
    kept = player.currentTime;
    keepPlace(store, key, player.currentTime / player.duration);
  };
  if (player.readyState >= HAS_LENGTH) goOn();
  // Once: a reader who chooses another quality stays where they are.
  else player.addEventListener("loadedmetadata", goOn, { signal, once: true });
  player.addEventListener("timeupdate", () => Math.abs(player.currentTime - kept) >= EVERY_SECONDS && keep(), {
    signal,
  });
  for (const end of ["pause", "ended"]) player.addEventListener(end, keep, { signal });
  return () => stop.abort();
}
