import { setTimeout as sleep } from "node:timers/promises";
import { fireDue } from "./fire.ts";

/** The longest between two looks: a plan that is made meanwhile for the next moment is no later than that. */
const TICK_MS = 500;
/** Between two looks at what is planned. */
const SHORTEST_MS = 20;

/** 定时发布, as long as the worker runs: what is due goes out within a second of its time, whatever else there is to do. */
export async function keepTime(isOver: () => boolean, onError: (error: unknown) => void): Promise<void> {
  while (!isOver()) {
    const wait = await fireDue(onError).catch((error) => void onError(error));
    await sleep(Math.min(Math.max(wait ?? TICK_MS, SHORTEST_MS), TICK_MS));
  }
}
