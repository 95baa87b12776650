import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { LabelPick, LabelRule } from "#db/enums/labels.ts";
import { threads } from "#db/schema/forum.ts";
import { boardLabelRules, labelGroups, labels, threadLabels } from "#db/schema/labels.ts";
import { units } from "#db/schema/units.ts";
import type { Actor, Viewer } from "#domains/kernel/actor.ts";
import type { Cursor } from "#lib/cursor.ts";
import { UUID } from "#lib/text/urls.ts";
import { canManageBoards } from "../policy.ts";
import { selectThreads } from "../threads/columns.ts";
import { asPage, isBefore, ONE_PAGE_AND_ONE } from "../threads/queries.ts";
import { visibleThreads } from "../visibility.ts";
import { ofArea, visibleLabelGroups } from "./visibility.ts";

export type ThreadLabel = { id: string; name: string };
/** A group as it is offered to whoever writes on a board, or looks for what was written in an area. */
export type OfferedGroup = {
  id: string;
  name: string;
  pick: LabelPick;
  rule: LabelRule | null;
  labels: ThreadLabel[];
};

/** The open groups with their open labels that threads of an area may carry; with `boardId` what that board offers of them. */
export async function listLabels(
  viewer: Viewer,
  unitId: string | null,
  boardId: string | null = null,
  on: Reader = db,
): Promise<OfferedGroup[]> {
  const groups = await on
    .select({
      id: labelGroups.id,
      name: labelGroups.name,
      pick: labelGroups.pick,
      rule: boardLabelRules.rule,
      labels: sql<ThreadLabel[]>`(select coalesce(json_agg(json_build_object('id', l.id, 'name', l.name)
        order by l.position, l.name), '[]') from labels l where l.group_id = label_groups.id and l.archived_at is null)`,
    })
    .from(labelGroups)
    .leftJoin(
      boardLabelRules,
      and(eq(boardLabelRules.groupId, labelGroups.id), eq(boardLabelRules.boardId, boardId ?? NO_BOARD)),
    )
    .where(and(isNull(labelGroups.archivedAt), ofArea(unitId), visibleLabelGroups(viewer)))
    .orderBy(...inOrder);
  return groups.filter((group) => group.rule !== "barred" && group.labels.length > 0);
}

const NO_BOARD = "00000000-0000-0000-0000-000000000000";

/** The organisation's first. */
const inOrder = [sql`${labelGroups.unitId} nulls first`, asc(labelGroups.position), asc(labelGroups.name)];

/** A label with its group, in use or not; null for whom it does not exist. */
export async function findLabel(viewer: Viewer, id: string, on: Reader = db) {
  if (!UUID.test(id)) return null;
  const [row] = await on
    .select({
      id: labels.id,
      name: labels.name,
      archivedAt: labels.archivedAt,
      groupId: labelGroups.id,
      groupName: labelGroups.name,
      unitId: labelGroups.unitId,
      unitPath: units.path,
      unitSlug: units.slug,
    })
    .from(labels)
    .innerJoin(labelGroups, eq(labelGroups.id, labels.groupId))
    .leftJoin(units, eq(units.id, labelGroups.unitId))
    .where(and(eq(labels.id, id), visibleLabelGroups(viewer)));
  return row ?? null;
}

/** A page of the threads that carry a label, newest talk first: for an audience those of its area alone. */
export async function listThreadsOfLabel(
  viewer: Viewer,
  labelId: string,
  before: Cursor | null = null,
  on: Reader = db,
) {
  const carries = sql`exists (select 1 from ${threadLabels}
    where ${threadLabels.threadId} = ${threads.id} and ${threadLabels.labelId} = ${labelId})`;
  const rows = await selectThreads(viewer, on)
    .where(and(isNotNull(threads.boardId), carries, visibleThreads(viewer), before ? isBefore(before) : undefined))
    .orderBy(desc(threads.lastPostAt), desc(threads.id))
    .limit(ONE_PAGE_AND_ONE);
  return asPage(rows);
}

export type ManagedGroup = Awaited<ReturnType<typeof listManagedGroups>>[number];

/** The groups that the actor keeps, with all of their labels; what is archived comes last. */
export async function listManagedGroups(actor: Actor, on: Reader = db) {
  const rows = await selectGroups(on)
    .where(visibleLabelGroups(actor))
    .orderBy(sql`${labelGroups.archivedAt} nulls first`, sql`${units.path} nulls first`, ...inOrder.slice(1));
  return rows.filter((group) => canManageBoards(actor, group.unitPath));
}

export async function findLabelGroup(viewer: Viewer, id: string, on: Reader = db) {
  if (!UUID.test(id)) return null;
  return (await selectGroups(on).where(and(eq(labelGroups.id, id), visibleLabelGroups(viewer))))[0] ?? null;
}

type KeptLabel = ThreadLabel & { position: number; archived: boolean };

const selectGroups = (on: Reader) =>
  on
    .select({
      id: labelGroups.id,
      name: labelGroups.name,
      pick: labelGroups.pick,
      position: labelGroups.position,
      archivedAt: labelGroups.archivedAt,
      unitId: labelGroups.unitId,
      unitPath: units.path,
      unitName: units.name,
      unitEnName: units.enName,
      labels: sql<KeptLabel[]>`(select coalesce(json_agg(json_build_object('id', l.id, 'name', l.name,
        'position', l.position, 'archived', l.archived_at is not null)
        order by l.archived_at nulls first, l.position, l.name), '[]') from labels l where l.group_id = label_groups.id)`,
    })
    .from(labelGroups)
    .leftJoin(units, eq(units.id, labelGroups.unitId));

/** What a board says of the groups it could offer, for those who keep it. */
export async function listBoardRules(actor: Actor, board: { id: string; unitId: string | null }, on: Reader = db) {
  return on
    .select({ id: labelGroups.id, name: labelGroups.name, rule: boardLabelRules.rule })
    .from(labelGroups)
    .leftJoin(boardLabelRules, and(eq(boardLabelRules.groupId, labelGroups.id), eq(boardLabelRules.boardId, board.id)))
    .where(and(isNull(labelGroups.archivedAt), ofArea(board.unitId), visibleLabelGroups(actor)))
    .orderBy(...inOrder);
}
