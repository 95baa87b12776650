import type { SeedThread } from "../types.ts";
import { say, thread } from "./say.ts";

const area = "office";

export const officeMore: SeedThread[] = [
  thread(
    area,
    { key: "handover-list", board: "office-hall", title: "岗位轮换，交接清单上该有哪些项？", daysAgo: 22 },
    say(
      "member-office-2",
      "09:30",
      "轮岗方案定了，涉及十四个岗位。人力资源部准备统一交接清单，现有：文件、印章、设备、账号。请补充，特别是过去漏掉、后来出过麻烦的。",
      {
        agree: 4,
      },
    ),
    say("member-office-1", "09:42", "未达账项和备用金。哪怕是零，也写零。", { agree: 6 }),
    say(
      "wu-haoran",
      "09:50",
      "账号要写“已停用”或者“已转给某某”，不能写“已交接”。我们清过一次，有个账号“已交接”了六次，密码是同一个。",
      {
        insight: 9,
        support: 4,
      },
    ),
    say(
      "tan-jing",
      "10:03",
      "正在询价的、答应了还没办的、口头说过的。最后一类最要命，前任口头答应过供应商什么，后任完全不知道。",
      { insight: 8 },
    ),
    say("member-office", "10:20", "公家的书和充电器。笑归笑，去年清点少了二十三个充电器。", { support: 6 }),
    say(
      "ji-huaijin",
      "14:05",
      "建议加一项“利益关系提示”：原岗位上需要回避的人和事，接手的人同样要知道。由前任自己写，封在信封里交给接手人和部门负责人。",
      {
        insight: 7,
      },
    ),
    say(
      "leader-office",
      "15:10",
      "加得好。再补一条给人的：接手人前三个月遇到拿不准的，可以随时问前任，前任不得说“我已经不管了”。",
      { agree: 9 },
    ),
    say("member-office-2", "+2 11:00", "清单第二版共十一项，已发各部门。充电器单列一行，应广大同事要求。", {
      thanks: 8,
      support: 4,
    }),
  ),
  thread(
    area,
    { key: "old-receipt", board: "office-hall", title: "旧账房里那张“退七元二角”的差旅单", daysAgo: 9 },
    say(
      "wu-haoran",
      "12:20",
      "中午去基地看了旧账房，在那张差旅单前面站了很久。七元二角，按现在的说法，他完全可以“不知道”。",
      { agree: 7 },
    ),
    say(
      "yang-shulan",
      "12:45",
      "那是我报的单子。别把我说高了，那天没买到卧铺，坐了一夜硬座，腰疼了三天。回来照实写，是因为会计就坐我对面，她也坐硬座。",
      {
        agree: 11,
        support: 6,
      },
    ),
    say("member-office-1", "12:52", "杨阿姨，这才是重点：会计也坐硬座。", { to: 2, insight: 9 }),
    say("xu-ke", "13:05", "查了一下，那时候七元二角大概够一家人吃几天菜？", { to: 2 }),
    say("yang-shulan", "13:11", "够买两斤肉还有剩。我儿子那天问有没有肉吃，我说有，下个月。", { to: 4, support: 10 }),
    say("leader-office-1", "13:30", "想请杨阿姨下次支部会讲讲这张单子，十分钟，不用稿子。", { agree: 8 }),
    say("yang-shulan", "13:40", "十分钟行。但要先管我吃饱，我自带菜。", { to: 6, support: 9 }),
    say(
      "member-office",
      "14:05",
      "基地那边想征集更多老票据，谁家抽屉里有的，先别扔，联系我登记，借展也行，展完原样归还。",
      { thanks: 5 },
    ),
    say("tan-jing", "20:15", "回家翻出我爸的材料领用簿，铅笔写的，领一把螺丝刀，用完还了，写着“已还，头略秃”。", {
      support: 8,
      agree: 5,
    }),
    say("member-office", "+1 08:32", "“头略秃”收了，请带来。", { to: 9, support: 9 }),
  ),
];
