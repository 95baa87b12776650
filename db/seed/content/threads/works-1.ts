import type { SeedThread } from "../types.ts";
import { say, thread } from "./say.ts";

const area = "works-1";

export const worksOne: SeedThread[] = [
  thread(
    area,
    { key: "crane-tips", board: "works-1-team", title: "吊一次一包烟，塔吊“小费”该怎么断？", daysAgo: 1 },
    say(
      "bai-yong",
      "18:05",
      "我带这个班，先说我们自己的丑。木工、钢筋都等塔吊，有人往吊笼里放包烟，先给他吊。我知道的有三回，是我班上的人，烟我没收着，但我装没看见。今天说出来，大家骂吧。",
      {
        support: 4,
      },
    ),
    say("member-works-1", "18:12", "白师傅先说，没人会骂。", { to: 1, agree: 3 }),
    say("liang-yu", "18:20", "我算过，插一次队，后面的班组平均等二十五分钟，八个人就是三个多工时，比那包烟贵多了。", {
      insight: 3,
    }),
    say(
      "leader-works-1",
      "18:31",
      "老白，你能说出来，这事就好办一半。烟的事先放一放，先说为什么会有人要塞：是不是排队没个准？",
      { to: 1, agree: 3 },
    ),
    say("bai-yong", "18:40", "是没准。对讲机里谁嗓门大谁先。", { to: 4, agree: 2 }),
    say(
      "leader-works",
      "19:02",
      ">#5 白勇\n> 对讲机里谁嗓门大谁先\n\n外头有工地用吊次单：头天晚上各班报，调度排，第二天贴在塔身底下。嗓门小的也有位置。",
      {
        insight: 3,
        thanks: 1,
      },
    ),
    say("leader-works-1", "19:10", "就用这个。今晚试排一张，@梁雨 帮着画表。", { to: 6, agree: 2 }),
    say("liang-yu", "19:14", "收到，画好贴出来，@白勇 您先看看格子够不够大。急活怎么办？", { to: 7 }),
    say("bai-yong", "19:20", "急活留两个口，上午一个下午一个，谁用谁在单子上写为啥急。写不出来的就不急。", {
      to: 8,
      agree: 4,
    }),
    say("member-works-1", "19:33", "那三包烟呢？", { support: 3 }),
    say("bai-yong", "19:41", "我带着那两个小子，明天一包一包还回去，当面说一句对不住。我也去。", {
      to: 10,
      agree: 5,
      support: 3,
    }),
    say("leader-works-1", "20:00", "还的时候叫上我。", { to: 11, agree: 4 }),
    say("bai-yong", "+1 12:30", "还完了。钢筋班的老赵接了烟，说：“行，今天我第四吊，我等着。”", {
      agree: 5,
      support: 4,
    }),
  ),
  thread(
    area,
    { key: "corner-shop", board: "works-1-team", title: "生活区小卖部又涨价了，谁定的？", daysAgo: 6 },
    say("bai-yong", "12:20", "一瓶水外头一块五，这里三块。方便面四块五。不是买不起，是憋屈，这地方又是谁批的？", {
      agree: 4,
    }),
    say("member-works-1", "12:28", "去年招租，三家来谈，定的是租金最高那家。租金高，羊毛就出在羊身上。", {
      insight: 3,
    }),
    say("leader-works-1", "12:45", "当时我在，我负责任。评的时候只看了租金，没看物价，欠考虑。", { to: 2, agree: 3 }),
    say(
      "liang-yu",
      "13:02",
      "建议合同补充一条：二十种常用品不高于最近超市价，价格表贴门上，超了罚款归伙食补贴。租金可以让一点。",
      { agree: 4, insight: 2 },
    ),
    say("bai-yong", "13:10", "烟不用管，贵点好，少抽。", { to: 4, support: 4 }),
    say(
      "leader-works",
      "18:20",
      "我看到了。不光你们一处，公司把几个项目的小卖部合同都拿出来对一遍。租金那点钱，项目部不缺，工人的三块钱不该这么挣。",
      { agree: 5 },
    ),
    say("leader-works-1", "+3 17:50", "谈完了：租金降四成，二十种商品按超市价封顶，水一块五。价格表明天贴。", {
      thanks: 4,
      agree: 3,
    }),
    say("bai-yong", "+4 12:05", "买了一瓶，一块五。甜的。", { support: 5 }),
  ),
  thread(
    area,
    { key: "first-delivery", board: "works-1-team", title: "明天第一次独自对账，有点紧张", daysAgo: 19 },
    say(
      "liang-yu",
      "20:10",
      "师傅请假，明天供货方来对上月的账，我第一次自己上。有没有什么提前要知道的？听说他们经理特别会说话。",
      { support: 3 },
    ),
    say("member-works-1", "20:18", "三句话够用：单子先看；这个我记下来，问了再答；谢谢，水我自己带了。", {
      agree: 4,
      thanks: 2,
    }),
    say("bai-yong", "20:25", "他说得好听你就低头看单子，单子不会说话。", { agree: 4, support: 2 }),
    say("leader-works", "20:40", "不懂就说不懂，不丢人。不懂装懂签了字，丢人还丢钱。", { agree: 4 }),
    say("leader-works-1", "20:52", "我明天在隔壁，门开着。要是有你接不住的话，喊一声“雷书记您看一下”，我就过来。", {
      support: 4,
    }),
    say(
      "liang-yu",
      "+1 18:30",
      "回来汇报：对了四个小时，三处差，都查清了。对方经理临走说“小姑娘以后常联系”，给了个袋子，我说我师傅说水自己带。他愣了一下，笑了，拎走了。",
      {
        support: 5,
        agree: 2,
      },
    ),
    say("leader-works-1", "+1 18:36", "今天一声没喊我，我在隔壁白坐了四个小时，挺高兴。", { to: 6, support: 4 }),
    say("liang-yu", "+1 18:40", "门开着就够了。", { to: 7, agree: 4, support: 2 }),
  ),
];
