import type { Period } from "#domains/bulletins/must-reads/matrix.ts";
import { UUID } from "#lib/text/urls.ts";

/** What the address of the page says; whatever is not understood is left out. */
export type ReadingFilter = {
  unit: string | null;
  period: Period;
  show: "all" | "below" | "open";
  /** The cell that is looked at: the unit's slug and the bulletin. */
  who: string | null;
  b: string | null;
  all: boolean;
};

type Query = Record<string, string | string[] | undefined>;
const SLUG = /^[a-z0-9-]{1,60}$/;

export function readFilter(query: Query): ReadingFilter {
  const text = (name: string, shape: RegExp) => {
    const value = query[name];
    return typeof value === "string" && shape.test(value) ? value : null;
  };
  return {
    unit: text("unit", SLUG),
    period: (text("period", /^(?:all|\d{4}-(?:0[1-9]|1[0-2]))$/) ?? "recent") as Period,
    show: (text("show", /^(?:below|open)$/) ?? "all") as ReadingFilter["show"],
    who: text("who", SLUG),
    b: text("b", UUID),
    all: query.all === "1",
  };
}

/** The address with some of it changed; what is as usual is not said. */
export function hrefWith(filter: ReadingFilter, change: Partial<ReadingFilter>): string {
  const { unit, period, show, who, b, all } = { ...filter, ...change };
  const query = new URLSearchParams();
  if (unit) query.set("unit", unit);
  if (period !== "recent") query.set("period", period);
  if (show !== "all") query.set("show", show);
  if (who) query.set("who", who);
  if (b) query.set("b", b);
  if (all) query.set("all", "1");
  return `/desk/reading${query.size > 0 ? `?${query}` : ""}`;
}
