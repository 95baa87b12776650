import type { SeedThread } from "../types.ts";
import { say, thread } from "./say.ts";

const area = "logistics";

export const logistics: SeedThread[] = [
  thread(
    area,
    {
      key: "dock-queue",
      board: "logistics-road",
      title: "月台排队，塞烟插队的管不管？",
      daysAgo: 3,
      pinned: { by: "leader-logistics" },
    },
    say(
      "member-logistics-1",
      "09:10",
      "外来车排队卸货，有司机往叉车座上扔烟，想先卸。叉车师傅说没收，可车确实先卸了。我是保管员，看见了不知道该怎么说。",
      { agree: 4 },
    ),
    say(
      "niu-xiaojun",
      "09:22",
      "我在外头别人的库，也被暗示过。不塞，等六个小时；塞，四十分钟。我们自己的月台要是也这样，我脸没处搁。",
      { insight: 5 },
    ),
    say("cui-yan", "09:30", "夜里更明显，灯暗，人少。", { agree: 3 }),
    say("leader-logistics-1", "09:45", "秋实看见了能说出来，就好。先问流程：现在谁决定先卸哪辆？", { to: 1 }),
    say("member-logistics-1", "09:50", "理论上按到达登记，实际上是叉车师傅看着来，因为有的货要冷库，有的货挡道。", {
      to: 4,
      insight: 3,
    }),
    say(
      "member-logistics",
      "10:20",
      "那就把“看着来”写出来：一般按号，冷链、危化、挡道三种可以提前，提前的在屏幕上显示原因。月台那块大屏本来就闲着，天天放天气。",
      {
        agree: 6,
        insight: 3,
      },
    ),
    say("niu-xiaojun", "10:26", "天气也留着，司机要看。", { to: 6, support: 6 }),
    say("ge-ping", "10:40", "等待费的规矩也一起公示吧，有人塞烟是因为算下来比压车便宜。", { insight: 5 }),
    say(
      "leader-logistics",
      "13:30",
      "三件事：今天下午大屏改排号；明天把叉车座位后面的储物盒拆了，师傅们的水杯另放；后天起月台入口挂一句话，“这里按号，不按烟”。",
      { agree: 7 },
    ),
    say("niu-xiaojun", "13:33", "最后一句我投赞成票，两票。", { to: 9, support: 7 }),
    say(
      "cui-yan",
      "+1 06:10",
      "夜班第一晚：卸了二十七车，没有一辆越号。有个外地司机拍大屏发给车队，说“清江这边是真排号”。",
      { agree: 6, support: 4 },
    ),
    say(
      "leader-logistics-1",
      "+1 08:20",
      "辛苦夜班。叉车班的老师傅昨天来找我，说以前收过几包，问要不要紧。我说说清楚了就往前看，从昨天起不收，就是好样的。",
      { agree: 7 },
    ),
    say("leader-group", "+1 09:05", "“这里按号，不按烟”这块牌子，我想来看看。", { support: 6 }),
    say("niu-xiaojun", "+1 09:12", "唐书记来了也得取号。", { to: 13, support: 9 }),
  ),
  thread(
    area,
    { key: "fuel-alarm", board: "logistics-road", title: "绕路、堵车，油耗提醒误报怎么说清？", daysAgo: 13 },
    say(
      "niu-xiaojun",
      "19:20",
      "油卡改了以后，我这个月收到三次油耗偏高提醒。一次是修路绕了四十公里，一次是堵了五个钟头没熄火，还有一次我自己也不知道。被系统怀疑的滋味不好受。",
      {
        agree: 4,
      },
    ),
    say("member-logistics", "19:32", "提醒不是处分，是请你说明。不过文案确实硬，“异常”两个字看着像通缉，我去改。", {
      to: 1,
      thanks: 4,
    }),
    say("member-logistics-1", "19:45", "改成“本次油耗高于平均，请补充说明”行不行？", { agree: 6 }),
    say("member-logistics", "19:47", "行，就用这句。", { to: 3 }),
    say(
      "ge-ping",
      "20:05",
      "财务看过你那三次，前两次有导航轨迹，自动销了。第三次我倒想起来，那天你拉的是满车瓷砖，按空重混算的标准不对。",
      { to: 1, insight: 6 },
    ),
    say("niu-xiaojun", "20:10", "对对对，瓷砖！那一趟死沉。葛会计，你比我还清楚。", { to: 5, support: 6 }),
    say("leader-logistics", "20:30", "标准按载重分三档，技术上不难。定下来之前，满载的提醒先不发给车队长，只发本人。", {
      agree: 5,
    }),
    say("cui-yan", "+1 07:15", "这才对，先让本人说话。", { to: 7, agree: 5 }),
    say(
      "leader-logistics-1",
      "+6 18:00",
      "分档以后跑了五天，提醒从一天十四条降到两条，两条都是真问题：一辆车缸垫坏了，一辆车轮胎气压低。",
      { insight: 7 },
    ),
    say("niu-xiaojun", "+6 18:12", "缸垫坏的那辆就是我的。收回我说的，系统挺好，替我省了一次半路趴窝。", {
      to: 9,
      support: 8,
    }),
  ),
  thread(
    area,
    { key: "swap-book", board: "logistics-road", title: "交接班本用了一周，说说感受", daysAgo: 10 },
    say(
      "cui-yan",
      "06:20",
      "换班写在本子上，两人签字。一周写了十六条，我这个班长终于不用半夜回忆谁替了谁。缺点：笔老丢。",
      { agree: 3, support: 3 },
    ),
    say("member-logistics-1", "07:40", "用绳子拴上。", { to: 1, agree: 3 }),
    say("cui-yan", "07:42", "拴了，绳子也丢了。", { to: 2, support: 7 }),
    say("ge-ping", "09:05", "从发补贴的角度：这个月对账只用了四十分钟，上个月两天。", { agree: 4, thanks: 2 }),
    say("niu-xiaojun", "12:10", "有个事问问，临时家里有急事，人走了才补写，算不算数？"),
    say(
      "leader-logistics-1",
      "12:25",
      "算。打电话告诉班长，班长在本子上先写“电话告知”和时间，回来补签。家里的事要紧。",
      { to: 5, agree: 6 },
    ),
    say("member-logistics", "14:00", "要不要改成手机上填？本子会丢，手机不会。", {}),
    say("cui-yan", "14:20", "夜里戴手套，点不准手机。本子好，先别动它。", { to: 7, agree: 6 }),
    say("leader-logistics", "15:10", "听夜班的。月底把本子拍照存档就行。", { to: 8, agree: 5 }),
  ),
  thread(
    area,
    { key: "two-boxes", board: "logistics-road", title: "错发的两箱货，客户说“不用退了，你们留着吧”", daysAgo: 24 },
    say(
      "member-logistics-1",
      "16:15",
      "多发了两箱咖啡豆，客户核对后打电话来，说已经按多收入账了，不用退，送给我们喝。我没敢答应，东西还在月台，怎么办？",
    ),
    say("niu-xiaojun", "16:20", "跟咖啡过不去了是吧。", { support: 6 }),
    say("ge-ping", "16:31", "账上这两箱是我们的库存，少了就是盘亏。客户说“送你们”，送的其实是我们自己的货。", {
      insight: 7,
    }),
    say("member-logistics", "16:40", "绕了一圈：我们的货，他的人情，喝的人是谁，倒有了份说不清的账。", { agree: 6 }),
    say("leader-logistics-1", "16:55", "派车拉回来，运费算我们的差错成本，给客户写一份更正函，谢谢人家的诚实。", {
      agree: 6,
    }),
    say("niu-xiaojun", "17:02", "我明天顺路，不用专门派车。", { to: 5, thanks: 5 }),
    say(
      "member-logistics-1",
      "+1 11:30",
      "拉回来了。客户那边的库管挺意外，说头一回见有人来要回“不用退”的货，还主动把多年的对账表拿出来跟我们核了一遍，又核出三处他们多付的。",
      {
        support: 5,
        agree: 4,
      },
    ),
    say("leader-logistics", "+1 12:00", "三处都退给人家。", { to: 7, agree: 6 }),
    say("ge-ping", "+1 16:45", "退了，共 4,120 元。对方财务回了两个字：敞亮。", { to: 8, support: 8 }),
  ),
];
