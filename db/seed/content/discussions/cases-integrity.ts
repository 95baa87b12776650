import { say } from "../threads/say.ts";
import type { SeedThread } from "../types.ts";
import { underQuestion } from "./discuss.ts";

export const integrityQuestions: SeedThread[] = [
  underQuestion(
    "box-of-tea",
    0,
    say("tan-jing", "10:20", "我会说：“茶您带走，报价单留下。”真说过，练了很多遍才说得不抖。", {
      agree: 12,
      support: 5,
    }),
    say(
      "member-works-1",
      "12:35",
      "“我这屋有监控，您现在拿走，监控里是您忘了；您不拿，监控里就是我收了。”其实那屋没监控。",
      { support: 10 },
    ),
    say(
      "leader-office-2",
      "15:10",
      "如果人已经进了电梯，那句话就该对支部说：“我桌上有一盒茶叶，不是我的，请你来看一眼。”有人看过，事情就变小了。",
      { insight: 9, agree: 6 },
    ),
    say("member-logistics", "+1 09:30", "案子里他推了两次，说明他是想推的。推第三次的力气，得有人给。", {
      to: 3,
      insight: 7,
    }),
  ),
  underQuestion(
    "box-of-tea",
    1,
    say(
      "member-office-2",
      "11:02",
      "向直接上级说，上级可能就是那个人；向同事说，容易变成传话。我会先把三份报价单的疑点列成表，只写事实，不写猜测，再交给内审。",
      {
        agree: 8,
        insight: 5,
      },
    ),
    say("intake", "14:30", "从受理的角度：有文件名、有日期、有看到的异常，就足够启动核对，不需要您证明谁收了钱。", {
      to: 1,
      thanks: 9,
    }),
    say(
      "liang-yu",
      "19:45",
      "作为最年轻的经办人，我最怕的是“万一我看错了”。看到这里才知道，看错了也可以说，只要说清楚哪些是看到的、哪些是想的。",
      { agree: 8 },
    ),
  ),
  underQuestion(
    "box-of-tea",
    2,
    say("ge-ping", "13:15", "出纳岗位像那句话的，是“先帮我把款排前面”。排前面三个字，对有的供应商就是一个月的利息。", {
      insight: 8,
    }),
    say("cui-yan", "+1 07:10", "“夜里再拉”。同一批货，夜里提走的那车，我会多点一遍。", { agree: 7 }),
    say("member-group", "+1 10:40", "综合部订会议室、订餐，听着没什么权，可“你懂的”三个字我一年能听到十几回。", {
      agree: 6,
    }),
  ),
  underQuestion(
    "fuel-cards",
    0,
    say(
      "member-logistics-1",
      "15:20",
      "有。库房角落里一台旧打包机，资产编号都磨没了，三任保管员都说“一直在那儿”。今天已经拍照报给综合部。",
      { agree: 5 },
    ),
    say("member-logistics", "15:55", "收到，查到了，七年前报废未处置。这周安排人来清运。", { to: 1, thanks: 4 }),
    say("ge-ping", "17:40", "一本作废的收据，还剩二十页没用。明天当着两个人的面剪角作废，登记销号。", {
      agree: 4,
      insight: 2,
    }),
  ),
  underQuestion(
    "fuel-cards",
    1,
    say("niu-xiaojun", "18:30", "我小舅子也问过。我说卡上写着车牌呢，加油站的大姐认车不认人，你去试试？他就不提了。", {
      support: 6,
    }),
    say(
      "leader-logistics-1",
      "19:15",
      "还可以把难处往自己身上揽：“借给你，我这工作就没了。”家里人真疼你的，到这一句就不说了。",
      { agree: 6 },
    ),
    say("cui-yan", "+1 06:40", "怕的是对方说“一次而已”。我就回：一次的事你都办不到不借，那更不能借了。", {
      to: 2,
      support: 4,
    }),
  ),
  underQuestion(
    "lucky-draw",
    0,
    say(
      "xu-ke",
      "11:30",
      "换我会先把座位号、时间、开奖视频存好，再用信访渠道反映，不发群。发群里痛快三分钟，然后证据就没了。",
      { agree: 10, insight: 4 },
    ),
    say("bai-yong", "12:40", "我会在台下喊一声“再抽一次！”。当然，得先想好要不要这份年终奖。", { support: 11 }),
    say("yan-songbai", "15:20", "工会应当是他第一个想到的地方。没想到我们，是我们的问题。", { agree: 9 }),
  ),
  underQuestion(
    "lucky-draw",
    1,
    say("member-works-2", "12:10", "把分给你的事办好，就是最好的感谢。", { agree: 8 }),
    say("leader-office", "16:05", "反过来问，领导怎样接受感谢才得体？我的答案是一句“应该的”，然后换个话题。", {
      insight: 7,
      agree: 4,
    }),
  ),
];
