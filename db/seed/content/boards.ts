import type { SeedBoard } from "./types.ts";

export const boards: SeedBoard[] = [
  {
    slug: "festivals",
    unit: null,
    name: "节日廉洁",
    enName: "Festivals",
    description: "节前提醒、节中困惑、节后登记，都可以在这里说。请勿写出他人姓名与联系方式。",
  },
  {
    slug: "ideas",
    unit: null,
    name: "制度建言",
    enName: "Ideas for our rules",
    description: "哪条规定不好用、怎么改更好，说具体一点。每月由主管部门集中答复一次。",
  },
  {
    slug: "office-hall",
    unit: "office",
    name: "机关大院",
    enName: "Headquarters hall",
    description: "机关的事机关人商量：会议、停车、食堂、轮岗，大事小事都行。",
  },
  {
    slug: "works-site",
    unit: "works",
    name: "工地夜话",
    enName: "Site talk",
    description: "收工以后聊几句。收料、签证、分包、工资，把难处摊开来说。",
    allowsAnonymous: true,
  },
  {
    slug: "works-1-team",
    unit: "works-1",
    name: "班组茶座",
    enName: "Crew corner",
    description: "第一项目部自己的角落。谁都能开口，不拘格式。",
  },
  {
    slug: "logistics-road",
    unit: "logistics",
    name: "在路上",
    enName: "On the road",
    description: "司机、库管、调度和办公室，路上的规矩一起定。",
  },
];
