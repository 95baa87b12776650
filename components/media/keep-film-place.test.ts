import { expect, test } from "vitest";
import { keepFilmPlace } from "./keep-film-place.ts";

class Player extends EventTarget {
  currentTime = 0;
  duration = Number.NaN;
  readyState = 0;
  load(duration: number) {
    this.duration = duration;
    this.readyState = 1;
    this.dispatchEvent(new Event("loadedmetadata"));
  }
  playTo(seconds: number) {
    this.currentTime = seconds;
    this.dispatchEvent(new Event("timeupdate"));
  }
}

/** What the browser gives, as far as it is used; its keys are its own, as in a browser. */
function memory(): Storage {
  const store = Object.create({
    getItem: (key: string) => (Object.hasOwn(store, key) ? store[key] : null),
    setItem: (key: string, value: string) => {
      store[key] = value;
    },
    removeItem: (key: string) => {
      delete store[key];
    },
  });
  return store;
}

test("a film goes on where its reader left it, from its beginning for everybody else and once it was seen to the end", () => {
  const store = memory();
  const watch = (reader: string) => {
    const player = new Player();
    keepFilmPlace(player, store, reader, "/api/media/1/file");
    player.load(100);
    return player;
  };
  const first = watch("li");
  expect(first.currentTime).toBe(0);
  first.playTo(40);
  first.playTo(42);
  expect(watch("li").currentTime).toBe(40);
  first.dispatchEvent(new Event("pause"));
  const again = watch("li");
  expect(again.currentTime).toBe(42);
  expect(watch("wang").currentTime).toBe(0);
  again.currentTime = 3;
  again.load(100);
  expect(again.currentTime, "another quality").toBe(3);
  again.currentTime = 100;
  again.dispatchEvent(new Event("ended"));
  expect(watch("li").currentTime).toBe(0);
});

test("a player that is left keeps nothing any more, and a stream without an end is left alone", () => {
  const store = memory();
  const player = new Player();
  const stop = keepFilmPlace(player, store, "li", "a");
  player.load(Number.POSITIVE_INFINITY);
  player.playTo(40);
  expect(Object.keys(store)).toEqual([]);
  player.duration = 100;
  stop();
  player.playTo(50);
  expect(Object.keys(store)).toEqual([]);
});
