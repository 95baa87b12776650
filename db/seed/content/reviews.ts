import type { ReturnReason, TaskKind } from "#db/enums/reviews.ts";
import { doc, h2, p } from "./doc.ts";
import type { Doc, SignIn } from "./types.ts";

type SeedWord = { step: number; kind: TaskKind; by: SignIn; hoursAgo: number } & (
  | { verdict: "approve"; note: string }
  | { verdict: "return"; note: string; reason: ReturnReason; quote: string }
);

/** A text on its way through its column's route, as staff find it on the first morning. */
export type SeedReview = {
  column: string;
  title: string;
  summary: string;
  source: string;
  author: string;
  body: Doc;
  handedInHoursAgo: number;
  /** The step at which it stands. */
  step: number;
  words: SeedWord[];
};

export const reviews: SeedReview[] = [
  {
    column: "notices",
    title: "关于做好元旦春节期间廉洁自律工作的通知",
    summary: "提醒做在节前，把住四个关口，值班电话不断线。",
    source: "集团纪委",
    author: "党风政风监督室",
    body: doc(
      p("元旦、春节将至。为营造风清气正的节日氛围，现就有关工作通知如下。"),
      h2("一、把提醒做在节前"),
      p("各单位党组织要在节前完成一次集体提醒，对新提任干部、关键岗位人员逐一谈话，做到人人知规矩、事事有依据。"),
      h2("二、把住四个关口"),
      p("不收礼品礼金和电子红包，不用公车办私事，不借节日之名发放津补贴，不接受可能影响公正执行公务的宴请。"),
      p("确实无法退回的礼品，五个工作日内登记上交。"),
    ),
    handedInHoursAgo: 30,
    step: 1,
    words: [
      { step: 0, kind: "proof", by: "xu-ke", hoursAgo: 26, verdict: "approve", note: "标点两处已在校样上标出。" },
      {
        step: 0,
        kind: "review",
        by: "reviewer",
        hoursAgo: 22,
        verdict: "approve",
        note: "关键岗位范围以附件目录为准。",
      },
    ],
  },
  {
    column: "work",
    title: "材料验收，三个签字的人都去了现场没有",
    summary: "抽查六个项目的进场验收单，三成以上的签字补在第二天。",
    source: "集团纪委",
    author: "监督检查室",
    body: doc(
      p("检查组抽查了六个项目近三个月的材料进场验收单，共一百二十张。"),
      p("其中四十一张的三个签字时间相差不到一分钟，签字人当天并不都在现场。"),
      p("验收单上签的是名字，担的是责任。下一步将以影像记录代替事后补签。"),
    ),
    handedInHoursAgo: 52,
    step: 0,
    words: [
      {
        step: 0,
        kind: "review",
        by: "reviewer",
        hoursAgo: 28,
        verdict: "return",
        reason: "facts",
        quote: "签字人当天并不都在现场",
        note: "依据是考勤还是门禁记录？请写明来源，数字与底稿再核一遍。",
      },
    ],
  },
];
