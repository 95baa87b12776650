import type { SeedColumn } from "./types.ts";

export const columns: SeedColumn[] = [
  {
    slug: "news",
    name: "要闻",
    enName: "News",
    description: "集团党风廉政建设的重要会议、部署和一线消息。",
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
    slug: "notices",
    name: "通报曝光",
    enName: "Notices",
    description: "查实的问题、作出的处理和各单位要做的事。",
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
    slug: "family",
    name: "家风馆",
    enName: "Family",
    description: "家规、家书和家里人的故事，来自职工投稿。",
    route: "brief",
  },
];
