import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { publications } from "#db/schema/bulletins.ts";
import { mustReads } from "#db/schema/must-reads.ts";
import { units } from "#db/schema/units.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { isWithin } from "#domains/units/visibility.ts";
import { dayOf } from "#lib/dates.ts";
import { filmsWithoutCaptions } from "../../checks/films.ts";
import { findDraftToChange } from "../../drafts/queries.ts";
import { isCurrent } from "../../visibility.ts";
import { RequireReading } from "../input.ts";
import { canRequireOf } from "../policy.ts";

const AHEAD_MAX_MS = 366 * 86_400_000;

type Asked = { id: string; name: string; path: string };

/**
 * 设为必读: everyone of these units reads it by a day. Asked again of the same unit, the day is moved; a unit below one
 * that is asked already is not asked twice, and asking the unit above takes the place of those below it.
 */
export const requireReading = command({
  event: "bulletins.must-read.required",
  input: RequireReading,
  async load(tx, actor, { bulletinId, unitIds }) {
    const draft = await findDraftToChange(actor, bulletinId, tx);
    const asked = await tx
      .select({ id: units.id, name: units.name, path: units.path })
      .from(units)
      .where(and(inArray(units.id, unitIds), isNull(units.deactivatedAt)))
      .orderBy(units.path);
    return draft && asked.length === new Set(unitIds).size ? { draft, asked: withoutThoseBelow(asked) } : null;
  },
  allow: (actor, { asked }) => asked.every(({ path }) => canRequireOf(actor, path)),
  async run(tx, { actor, input: { bulletinId, dueOn, withoutCaptions }, subject: { draft, asked } }) {
    const { published } = draft;
    if (!published) throw invalid("form", "notPublished");
    if (dueOn < dayOf(new Date())) throw invalid("dueOn", "dayPast");
    if (dueOn > dayOf(new Date(Date.now() + AHEAD_MAX_MS))) throw invalid("dueOn", "tooFarAhead");
    const area = published.unitPath;
    if (area !== null && !asked.every(({ path }) => isWithin(path, area))) throw invalid("unitIds", "unitCannotRead");
    if (!withoutCaptions) await refuseBareFilms(tx, bulletinId);
    const by = memberId(actor);
    for (const unit of asked) await ask(tx, { bulletinId, unit, dueOn, by });
    const unitIds = asked.map(({ id }) => id);
    return {
      id: bulletinId,
      unitId: published.unitId,
      payload: { bulletinId, title: draft.title, unitId: published.unitId, unitIds, dueOn },
    };
  },
});

/** What everybody has to see, everybody has to be able to follow (WCAG 1.2.2); or somebody says that it cannot be otherwise. */
async function refuseBareFilms(tx: Tx, bulletinId: string) {
  const [published] = await tx
    .select({ body: publications.body })
    .from(publications)
    .where(and(eq(publications.bulletinId, bulletinId), isCurrent));
  const films = published ? await filmsWithoutCaptions(published.body, tx) : [];
  if (films.length > 0) throw invalid("withoutCaptions", "filmWithoutCaptions", { film: films[0]! });
}

type Ask = { bulletinId: string; unit: Asked; dueOn: string; by: string };

async function ask(tx: Tx, { bulletinId, unit, dueOn, by }: Ask) {
  const open = await tx
    .select({ id: mustReads.id, name: units.name, path: units.path })
    .from(mustReads)
    .innerJoin(units, eq(units.id, mustReads.unitId))
    .where(and(eq(mustReads.bulletinId, bulletinId), isNull(mustReads.endedAt)));
  const above = open.find(({ path }) => path !== unit.path && isWithin(unit.path, path));
  if (above) throw invalid("unitIds", "askedAbove", { unit: above.name });
  const replaced = open.filter(({ path }) => isWithin(path, unit.path)).map(({ id }) => id);
  if (replaced.length > 0)
    await tx.update(mustReads).set({ endedAt: sql`now()`, endedBy: by }).where(inArray(mustReads.id, replaced));
  await tx.insert(mustReads).values({ bulletinId, unitId: unit.id, dueOn, requiredBy: by });
}

/** Sorted by path, so that a unit comes before those below it. */
function withoutThoseBelow(asked: Asked[]): Asked[] {
  return asked.filter((unit) => !asked.some((other) => other !== unit && isWithin(unit.path, other.path)));
}
