import { z } from "zod";
import { CursorText } from "#domains/edge/api/cursor-text.ts";
import { type Operation, reading } from "#domains/edge/api/operation.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { plainText } from "#lib/text/excerpt.ts";
import { type Bulletin, type BulletinRow, findBulletin, listBulletins } from "./queries.ts";

const Row = z.object({
  id: z.uuid(),
  title: z.string(),
  summary: z.string(),
  source: z.string(),
  column: z.string().describe("Slug of its column."),
  unit: z.string().nullable().describe("Slug of the unit it is published to; null: everyone in the organisation."),
  publishedAt: z.iso.datetime(),
  address: z.string(),
});

const rowOut = (
  row: Pick<BulletinRow, "id" | "title" | "summary" | "source" | "columnSlug" | "unitSlug" | "publishedAt">,
) => ({
  ...row,
  column: row.columnSlug,
  unit: row.unitSlug,
  publishedAt: row.publishedAt.toISOString(),
  address: `${areaPath(row.unitSlug)}/bulletins/${row.id}`,
});
const textOut = (bulletin: Bulletin) => ({
  ...rowOut(bulletin),
  byline: bulletin.byline,
  text: plainText(bulletin.body),
});

/** What programs may ask of what is published; to have read it is proven on its page alone. */
export const bulletinOperations: Operation[] = [
  reading({
    path: "/bulletins",
    scope: "bulletins:read",
    summary: "What is published, the newest first; goes on behind `before`.",
    input: z.object({ column: z.string().max(60).optional(), before: CursorText.optional() }),
    output: z.object({ bulletins: z.array(Row), next: z.string().nullable() }),
    run: async (viewer, { column, before }) => {
      const page = await listBulletins(viewer, {
        columns: column ? [column] : undefined,
        before: before ?? null,
      });
      return { bulletins: page.bulletins.map(rowOut), next: page.next };
    },
  }),
  reading({
    path: "/bulletins/{bulletinId}",
    scope: "bulletins:read",
    summary: "One text as it is published at present.",
    input: z.object({ bulletinId: z.uuid() }),
    output: Row.extend({ byline: z.string(), text: z.string() }),
    run: async (viewer, { bulletinId }) => {
      const bulletin = await findBulletin(viewer, bulletinId);
      return bulletin && textOut(bulletin);
    },
  }),
];
