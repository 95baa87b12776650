import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { ColumnTemplate, ColumnVisibility } from "#db/enums/columns.ts";
import { bulletinColumns } from "#db/schema/bulletins.ts";

/** A column 栏目 to begin with. `route`: the slug of its review; null where the publisher's word is enough. */
export type FirstColumn = {
  slug: string;
  name: string;
  enName: string;
  description: string;
  route: string | null;
  /** The slug of the column above it, which comes before it. */
  parent?: string;
  visibility?: ColumnVisibility;
  template?: ColumnTemplate;
  /** Set up by the invented organisation: it goes with it. */
  isDemo?: boolean;
};

/** What is disclosed names its owner, its basis, its date and its next review, and is open to everybody (政务公开). */
const disclosed = { route: "full", parent: "open", visibility: "public", template: "register" } as const;

/** The columns that come with the house; staff rename, move, close (`closeColumn`) and add to them afterwards. */
export const HOUSE_COLUMNS: FirstColumn[] = [
  {
    slug: "news",
    name: "要闻",
    enName: "News",
    description: "党风廉政建设的重要会议、部署和一线消息。",
    route: "full",
  },
  {
    slug: "work",
    name: "工作动态",
    enName: "At work",
    description: "监督检查做了什么、查到什么、改到哪一步，逐项说清楚。",
    route: "brief",
  },
  {
    slug: "case-study",
    name: "案例研讨",
    enName: "Case studies",
    description: "一个案例、几个问题，先自己想，再一起谈。",
    route: "brief",
  },
  {
    slug: "chronicle",
    name: "反腐实录",
    enName: "Chronicle",
    description: "一件事怎样开始、怎样被发现、怎样了结，按时间写下来。",
    route: "full",
  },
  {
    slug: "comment",
    name: "廉政时评",
    enName: "Comment",
    description: "就一件小事说一个道理，欢迎不同意见。",
    route: "brief",
  },
  {
    slug: "study",
    name: "学习园地",
    enName: "Study",
    description: "党纪法规的通俗解读、学习笔记和常见问答。",
    route: null,
  },
  {
    slug: "video",
    name: "视频",
    enName: "Films",
    description: "短片、微电影和讲座录像。",
    route: "brief",
    template: "cards",
  },
  {
    slug: "open",
    name: "公开",
    enName: "Disclosure",
    description: "公开的政策、权力、程序和决定，社会各界都可以查阅。",
    route: "full",
    visibility: "public",
  },
  {
    slug: "open-policies",
    name: "政策",
    enName: "Policies",
    description: "现行有效的制度和规定，写明责任单位、依据、成文日期和复核日期。",
    ...disclosed,
  },
  {
    slug: "open-powers",
    name: "权力",
    enName: "Powers",
    description: "谁有什么权、凭什么行使、受谁监督。",
    ...disclosed,
  },
  {
    slug: "open-procedures",
    name: "程序",
    enName: "Procedures",
    description: "怎么反映问题、多久答复、怎么查询，逐步写清楚。",
    ...disclosed,
  },
  {
    slug: "open-decisions",
    name: "决定",
    enName: "Decisions",
    description: "作出的决定，连同依据和理由。",
    ...disclosed,
  },
];

/** Plants columns in this order, those below another behind it; returns their ids by slug. */
export async function plantColumns(tx: Tx, columns: FirstColumn[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [position, { route, parent, ...column }] of columns.entries()) {
    const parentId = parent ? ids.get(parent) : null;
    const routeId = route && sql`(select id from review_routes where slug = ${route})`;
    const [row] = await tx
      .insert(bulletinColumns)
      .values({ ...column, position, parentId, routeId })
      .returning({ id: bulletinColumns.id });
    ids.set(column.slug, row!.id);
  }
  return ids;
}
