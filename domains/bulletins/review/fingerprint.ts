import { createHash } from "node:crypto";
import type { Draft } from "../drafts/queries.ts";

type Approved = Pick<
  Draft,
  "columnId" | "unitId" | "title" | "summary" | "coverId" | "body" | "disclosure" | "kind" | "risk"
>;

/** What approvals are given to. Source, byline and indent are carried: they may be set right without a new review. */
export function fingerprintOf({
  columnId,
  unitId,
  title,
  summary,
  coverId,
  body,
  disclosure,
  kind,
  risk,
}: Approved): string {
  const said = JSON.stringify([
    ...[columnId, unitId, title, summary, coverId, sorted(body)],
    // Texts outside a register keep the fingerprint they have always had.
    ...(disclosure ? [sorted(disclosure)] : []),
    // By these the way of its review was chosen.
    ...(kind !== "original" || risk !== "ordinary" ? [[kind, risk]] : []),
  ]);
  return createHash("sha256").update(said).digest("hex");
}

/** jsonb keeps no order of keys, so none may count. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
