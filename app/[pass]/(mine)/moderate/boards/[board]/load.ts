import { notFound } from "next/navigation";
import { personOf } from "#domains/edge/audience.ts";
import { findBoard } from "#domains/forum/boards/queries.ts";
import { canWorkBoard } from "#domains/moderation/policy.ts";

export type BoardParams = Promise<{ pass: string; board: string }>;

/** A board for whoever keeps order on it; missing for everybody else. */
export async function loadWorked(params: BoardParams, page = "") {
  const { board: slug } = await params;
  const person = await personOf(params, `/moderate/boards/${slug}${page && `/${page}`}`);
  const board = await findBoard(person.actor, slug);
  if (!board || !canWorkBoard(person.actor, board)) notFound();
  return { ...person, board };
}
