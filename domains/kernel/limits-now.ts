import { db } from "#db/client.ts";
import { isListening, onConnection, onNotify } from "#db/listen.ts";
import { limits } from "#db/schema/limits.ts";
import { readSettings } from "#lib/env.ts";
import { LIMITS, type Limit, type LimitName } from "./limits.ts";

/** How long what was read is believed: where news of changes arrives (a NOTIFY on `limits`), and where it does not. */
const FRESH_MS = 60_000;
const UNHEARD_MS = 1_000;

/** A house with its own pace widens what a member may do in a while (QINGFENG_LIMIT_FACTOR); what guards the door stays. */
export const housePace = readSettings(process.env).QINGFENG_LIMIT_FACTOR;

type Changed = Map<string, Limit>;
let known: { changed: Promise<Changed>; until: number } | null = null;

const forget = () => {
  known = null;
};
onNotify("limits", forget);
onConnection(forget);

/** The limit as it holds now. Not to be asked within a transaction: a pool whose connections all wait for it would stand still. */
export async function limitOf(name: LimitName): Promise<Limit> {
  return atOurPace(name, (await changedLimits()).get(name) ?? LIMITS[name]);
}

/** What a limit comes to here. */
export const atOurPace = (name: LimitName, { points, windowSec }: Limit): Limit => ({
  points: LIMITS[name].isPaced ? points * housePace : points,
  windowSec,
});

async function changedLimits(): Promise<Changed> {
  if (known && known.until > Date.now()) return known.changed;
  const changed = readChanged();
  known = { changed, until: Date.now() + (isListening() ? FRESH_MS : UNHEARD_MS) };
  changed.catch(forget);
  return changed;
}

async function readChanged(): Promise<Changed> {
  const rows = await db.select({ name: limits.name, points: limits.points, windowSec: limits.windowSec }).from(limits);
  return new Map(rows.map(({ name, ...limit }) => [name, limit]));
}
