import type { Role } from "#db/enums/roles.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { holds, holdsAnywhere } from "#domains/units/policy.ts";
import { DRAFT_READERS } from "../policy.ts";

/** Who sees how much is read: those who make bulletins, and leaders for their own units. */
export const READING_WATCHERS = [...DRAFT_READERS, "leader"] as const satisfies Role[];

/** Below this many people a figure is a person: others than the unit's own leader get no names there. */
export const NAMED_FROM_PEOPLE = 5;

export const canWatchReading = (actor: Actor) => holdsAnywhere(actor, [...READING_WATCHERS]);

/** 必读 is asked of a unit by who publishes there. */
export const canRequireOf = (actor: Actor, unitPath: string) => holds(actor, ["publisher"], unitPath);

export const canWatchUnit = (actor: Actor, unitPath: string) => holds(actor, [...READING_WATCHERS], unitPath);

/** A leader knows the own people by name; a publisher those of a unit in which nobody stands out by the figure alone. */
export const canSeeReaders = (actor: Actor, { path, people }: { path: string; people: number }) =>
  holds(actor, ["leader"], path) || (holds(actor, ["publisher"], path) && people >= NAMED_FROM_PEOPLE);

/** A curve tells when somebody read: of few people it would tell of one. */
export const canSeeTrend = (actor: Actor, { path, people }: { path: string; people: number }) =>
  holds(actor, ["leader"], path) || people >= NAMED_FROM_PEOPLE;

/** Reminding names nobody: the figure may be reminded too. */
export const canRemind = (actor: Actor, unitPath: string) => holds(actor, ["leader", "publisher"], unitPath);
