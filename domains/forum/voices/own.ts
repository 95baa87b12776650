import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "#domains/kernel/actor.ts";

/** `isSelf` as SQL: what the viewer said, under their name or without it. */
export const isOwn = (viewer: Viewer, authorId: AnyColumn): SQL =>
  viewer.kind === "member" && viewer.id !== null
    ? sql`${authorId} = any(${`{${[viewer.id, ...viewer.voices].join(",")}}`}::uuid[])`
    : sql`false`;

/** All the ids under which somebody speaks, read anew: limits hold for the person, whatever name they show. */
export const selvesOf = (memberId: SQL): SQL =>
  sql`array(select ${memberId} union all select voice_id from voices where owner_id = ${memberId})`;
