import type { SeedAppeal, SeedFlag, SeedHoldRule, SeedMute, SeedReason } from "./types.ts";

/** Open flags, one for the queue of each of five leaders. */
export const flags: SeedFlag[] = [
  {
    thread: "plain-words",
    post: 2,
    by: "member-group",
    reason: "insult",
    note: "“看你跟谁熟”影射办事看关系，没有依据，容易伤了经办的同志。",
    daysAgo: 0,
  },
  {
    thread: "parking",
    post: 5,
    by: "wu-haoran",
    reason: "insult",
    note: "后半句有点阴阳怪气，建议改成只说停车现象。",
    daysAgo: 2,
  },
  {
    thread: "closing-dinner",
    post: 1,
    by: "jin-mei",
    reason: "privacy",
    note: "写了去几个、没去几个，我们项目部一共就这么些人，很容易对上号。",
    daysAgo: 1,
  },
  {
    thread: "crane-tips",
    post: 1,
    by: "liang-yu",
    reason: "other",
    note: "内容没有问题，希望能移到“工地夜话”，让其他项目部也看到。",
    daysAgo: 0,
  },
  {
    thread: "dock-queue",
    post: 3,
    by: "niu-xiaojun",
    reason: "untrue",
    note: "夜班不是都这样，这么写让没收烟的师傅也跟着背名声。",
    daysAgo: 2,
  },
];

/** The author of the hidden post asks for a second look. */
export const appeals: SeedAppeal[] = [
  {
    thread: "parking",
    post: 6,
    by: "xu-ke",
    text: "理解提醒，语气是我不对，后面已经换了说法。不过原帖没有写姓名，只写了位置和颜色，不知道能不能恢复前半句？如果这样也能认出人，我没有意见，想请书记再看一眼。",
    daysAgo: 2,
  },
];

/** Served long ago: it stands in the log and holds nobody back. */
export const mutes: SeedMute[] = [
  {
    person: "niu-xiaojun",
    unit: "logistics",
    by: "leader-logistics",
    reason: "在讨论油卡的帖子里连续刷屏，提醒两次后仍继续。三天后自动恢复，欢迎回来好好说。",
    fromDaysAgo: 62,
    untilDaysAgo: 59,
  },
];

/** What waits for approval: what everybody would call advertising, and what somebody has to look at twice. */
export const holdRules: SeedHoldRule[] = [
  {
    unit: null,
    by: "leader-group",
    kind: "links",
    amount: 8,
    why: "链接很多的发言先看一遍，防广告。",
  },
  {
    unit: "works",
    by: "leader-works",
    kind: "words",
    words: ["代开发票", "兼职日结", "刷单返利"],
    why: "工地群里常见的招揽和骗局。",
  },
];

/** The rules of the boards as leaders name them; a unit adds what is its own. */
export const reasons: SeedReason[] = [
  { unit: null, by: "leader-group", text: "版规第 2 条：就事论事，不攻击个人。" },
  { unit: null, by: "leader-group", text: "版规第 3 条：紧扣主题，不发广告。" },
  { unit: null, by: "leader-group", text: "版规第 4 条：不写他人隐私，如电话、住址、证件号。" },
  { unit: null, by: "leader-group", text: "版规第 5 条：没有核实的事，不当作事实发布。" },
  { unit: "works", by: "leader-works", text: "现场的安全隐患请先报当班安全员，再到这里讨论。" },
];
