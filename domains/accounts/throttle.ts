import { clearPoints, type Limit, pointsTaken, takePoint } from "#domains/kernel/rate-limit.ts";

/** Five wrong passwords for one account from one address: then that address waits, and the owner elsewhere does not. */
const PAIR: Limit = { points: 5, windowSec: 600 };
/** One address trying many accounts. */
const ADDRESS: Limit = { points: 100, windowSec: 600 };

const pair = (name: string, address: string) => `${name.toLowerCase()}|${address}`;

/** Takes a try before the costly hash is computed; throws `too_many` with the wait. */
export async function takeTry(name: string, address: string): Promise<void> {
  await takePoint("sign-in-address", address, ADDRESS);
  await takePoint("sign-in-pair", pair(name, address), PAIR);
}

/** How many tries this address has left for this account. */
export async function triesLeft(name: string, address: string): Promise<number> {
  return Math.max(0, PAIR.points - (await pointsTaken("sign-in-pair", pair(name, address), PAIR)));
}

/** A right password forgives the wrong ones before it. */
export const forgiveTries = (name: string, address: string) => clearPoints("sign-in-pair", pair(name, address), PAIR);
