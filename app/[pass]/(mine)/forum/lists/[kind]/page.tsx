import "#components/forum/lists.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { framedList } from "#app/[pass]/pages/forum/parts/framed-list.tsx";
import { LIST_KINDS, type ListKind } from "#db/enums/lists.ts";
import { personOf } from "#domains/edge/audience.ts";
import { ListQuery } from "#domains/forum/lists/input.ts";
import { listByKind } from "#domains/forum/lists/queries.ts";
import { findScope } from "#domains/forum/lists/scope.ts";
import { readCursor } from "#lib/cursor.ts";
import { words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string; kind: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Threads across the boards that the reader sees, in one of the ways of LIST_KINDS; narrowed to a board or a unit. */
export default orMissing(async function ListPage({ params, searchParams }: Props) {
  const { kind, person } = await openList(params);
  const asked = await searchParams;
  const query = ListQuery.safeParse(asked).data;
  const cursor = query?.before === undefined ? null : readCursor(query.before);
  const named = query && (await findScope(person.actor, query));
  if (!query || !named || (query.before !== undefined && !cursor)) notFound();
  const page = await listByKind(person.actor, named.scope, { kind, period: query.period, before: cursor });
  return framedList({ person, kind, query, named, page, sweepId: String(asked.swept ?? "") });
});

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { kind, person } = await openList(params);
  const t = words(person.lang, "lists");
  return { title: `${t(`kinds.${kind}`)} · ${t("title")}` };
});

async function openList(params: Props["params"]) {
  const { kind } = await params;
  const person = await personOf(params, `/forum/lists/${kind}`);
  if (!LIST_KINDS.includes(kind as ListKind)) notFound();
  return { kind: kind as ListKind, person };
}
