import { setTimeout as wait } from "node:timers/promises";
import { DomainError } from "#domains/kernel/errors.ts";
import { clearPoints, type Limit, pointsTaken, returnPoint, takePoint } from "#domains/kernel/rate-limit.ts";

/*
 * Who guesses waits, and the owner of the account does not (GB/T 22239 身份鉴别: 登录失败处理; OWASP ASVS 5.0, 6.3.1):
 * - a browser that has signed in to this account before has tries of its own, which nobody else can use up;
 * - any other has five for one account from one address, so an owner elsewhere is not touched;
 * - an address has a hundred wrong ones for all accounts together, for right ones are given back: a whole office
 *   may sit behind one address;
 * - an account that strangers tried thirty times within an hour answers strangers slowly. It never refuses them: that
 *   would let anybody lock the owner out who comes with a new phone.
 */
export const TRIES: Limit = { points: 5, windowSec: 600 };
export const ADDRESS_TRIES: Limit = { points: 100, windowSec: 600 };
const STRANGERS_TRIES: Limit = { points: 30, windowSec: 3_600 };
const STRANGERS_WAIT_MS = 2_000;

/** Somebody at the door: the account by what was typed, the address, and the device when it is known to this account. */
export type Knock = { name: string; address: string; deviceId: string | null };

const pairOf = ({ name, address, deviceId }: Knock) => (deviceId ? `device|${deviceId}` : `${name}|${address}`);

/** Takes a try before the costly hash is computed; throws `too_many` with the wait in minutes. */
export async function takeTry(knock: Knock): Promise<void> {
  await takePoint("sign-in", pairOf(knock), TRIES);
  if (knock.deviceId) return;
  await takePoint("sign-in-address", knock.address, ADDRESS_TRIES);
  if (await isCrowded(knock)) await wait(STRANGERS_WAIT_MS);
}

/** Whether so many strangers try this account that all of them are made to wait; counts this one. */
export async function isCrowded({ name, deviceId }: Knock): Promise<boolean> {
  if (deviceId) return false;
  return takePoint("sign-in-strangers", name, STRANGERS_TRIES).then(() => false, tooMany);
}

function tooMany(error: unknown): true {
  if (error instanceof DomainError) return true;
  throw error;
}

/** How many tries are left of this budget. */
export async function triesLeft(knock: Knock): Promise<number> {
  return Math.max(0, TRIES.points - (await pointsTaken("sign-in", pairOf(knock), TRIES)));
}

/** A right password forgives the wrong ones before it, and costs nothing. */
export async function forgiveTries(knock: Knock): Promise<void> {
  await clearPoints("sign-in", pairOf(knock), TRIES);
  if (knock.deviceId) return;
  await returnPoint("sign-in-address", knock.address, ADDRESS_TRIES);
  await returnPoint("sign-in-strangers", knock.name, STRANGERS_TRIES);
}
