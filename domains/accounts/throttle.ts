import { setTimeout as wait } from "node:timers/promises";
import { DomainError } from "#domains/kernel/errors.ts";
import { limitOf } from "#domains/kernel/limits-now.ts";
import { clearPoints, pointsTaken, returnPoint, takePoint } from "#domains/kernel/rate-limit.ts";

/*
 * Who guesses waits, and the owner of the account does not (GB/T 22239 身份鉴别: 登录失败处理; OWASP ASVS 5.0, 6.3.1):
 * - a browser that has signed in to this account before has tries of its own, which nobody else can use up;
 * - any other has as many for one account from one address (`sign-in`), so an owner elsewhere is not touched;
 * - an address has a number of wrong ones for all accounts together (`sign-in-address`), for right ones are given back:
 *   a whole office may sit behind one address;
 * - an account that strangers tried too often (`sign-in-strangers`) answers strangers slowly. It never refuses them: that
 *   would let anybody lock the owner out who comes with a new phone.
 */
const STRANGERS_WAIT_MS = 2_000;

/** Somebody at the door: the account by what was typed, the address, and the device when it is known to this account. */
export type Knock = { name: string; address: string; deviceId: string | null };

const pairOf = ({ name, address, deviceId }: Knock) => (deviceId ? `device|${deviceId}` : `${name}|${address}`);

/** Takes a try before the costly hash is computed; throws `too_many` with the wait in minutes. */
export async function takeTry(knock: Knock): Promise<void> {
  await takePoint("sign-in", pairOf(knock));
  if (knock.deviceId) return;
  await takePoint("sign-in-address", knock.address);
  if (await isCrowded(knock)) await wait(STRANGERS_WAIT_MS);
}

/** Whether so many strangers try this account that all of them are made to wait; counts this one. */
export async function isCrowded({ name, deviceId }: Knock): Promise<boolean> {
  if (deviceId) return false;
  return takePoint("sign-in-strangers", name).then(() => false, tooMany);
}

function tooMany(error: unknown): true {
  if (error instanceof DomainError) return true;
  throw error;
}

/** How many tries are left of this budget. */
export async function triesLeft(knock: Knock): Promise<number> {
  const { points } = await limitOf("sign-in");
  return Math.max(0, points - (await pointsTaken("sign-in", pairOf(knock))));
}

/** A right password forgives the wrong ones before it, and costs nothing. */
export async function forgiveTries(knock: Knock): Promise<void> {
  await clearPoints("sign-in", pairOf(knock));
  if (knock.deviceId) return;
  await returnPoint("sign-in-address", knock.address);
  await returnPoint("sign-in-strangers", knock.name);
}
