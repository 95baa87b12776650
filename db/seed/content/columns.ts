import { type FirstColumn, HOUSE_COLUMNS } from "#domains/bulletins/columns/house-columns.ts";

/** What this organisation has set up besides, each behind the column of the house that is named first. */
const own: [behind: string, FirstColumn][] = [
  [
    "work",
    {
      slug: "notices",
      name: "通报曝光",
      enName: "Notices",
      description: "查实的问题、作出的处理和各单位要做的事。",
      route: "full",
      isDemo: true,
    },
  ],
  [
    "study",
    {
      slug: "family",
      name: "家风馆",
      enName: "Family",
      description: "家规、家书和家里人的故事，来自职工投稿。",
      route: "brief",
      isDemo: true,
    },
  ],
];

export const columns: FirstColumn[] = HOUSE_COLUMNS.flatMap((column) => [
  column,
  ...own.filter(([behind]) => behind === column.slug).map(([, added]) => added),
]);
