import type { Moment } from "./types.ts";

/** Bulletins by their keys; cases, threads and what lies in the library by their titles. */
export type SeedTopicItem = { section?: string } & (
  | { bulletin: string }
  | { case: string }
  | { thread: string }
  | { media: string }
);
export type SeedTopic = {
  slug: string;
  title: string;
  enTitle: string;
  summary: string;
  published: Moment;
  items: SeedTopicItem[];
};

export const topics: SeedTopic[] = [
  {
    slug: "clean-festival",
    title: "清清爽爽过节",
    enTitle: "An honest festival",
    summary: "节前的提醒、查到的问题、可以照着做的办法，还有大家的讨论，都放在这里。",
    published: { daysAgo: 2, hour: 9, minute: 0 },
    items: [
      { bulletin: "eleven-places", section: "查到什么" },
      { bulletin: "three-typical", section: "查到什么" },
      { bulletin: "gift-rules", section: "照着做" },
      { bulletin: "gift-register", section: "照着做" },
      { bulletin: "hospitality-published", section: "照着做" },
      { bulletin: "may-affect", section: "照着做" },
      { case: "年会抽奖里的“定向好运”" },
      { thread: "节日期间如何婉拒亲友代送的礼品？" },
      { thread: "分包老板的“收工饭”，吃还是不吃？" },
      { media: "短片：清风亭的一天" },
    ],
  },
];
