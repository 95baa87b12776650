import type { SeedThread } from "../types.ts";
import { say, thread } from "./say.ts";

export const ideasMore: SeedThread[] = [
  thread(
    null,
    { key: "plain-words", board: "ideas", title: "制度能不能写得让人一遍看懂？", daysAgo: 1 },
    say(
      "member-works-1",
      "12:05",
      "摘一句我们正在学的文件：\n\n> 对于前款所称情形之外的、虽不属于本办法适用范围但参照适用更为适宜的，可视情参照执行。\n\n我读了四遍，还是不知道我那车沙子到底归不归它管。",
      { agree: 14, support: 5 },
    ),
    say("bai-yong", "12:11", "归，也不归，看你跟谁熟。这不是笑话，这就是这句话的毛病。", { insight: 12 }),
    say(
      "dai-zhen",
      "12:30",
      "脸红，这个办法是我们部门审的。写的人怕漏，就加一个兜底；审的人怕担责，就再加一个“视情”。两层棉被盖上去，人就找不着了。",
      { agree: 10 },
    ),
    say("xu-ke", "12:38", "建议每份制度附一页“人话版”，不超过一百字，不许出现“视情”。", { agree: 11 }),
    say(
      "reviewer",
      "13:15",
      "人话版有一个风险：将来以哪个为准？我的想法是，正文就应该写成人话。如果写不成，说明规则自己还没想清楚。",
      { to: 4, insight: 13 },
    ),
    say("xu-ke", "13:19", "林老师一句话把我的建议升级了。", { to: 5, support: 6 }),
    say(
      "cao-zhigang",
      "13:40",
      "技术规范早就这么干了：“应”就是必须，“宜”就是最好，“可”就是随你。三个字分得清清楚楚，谁也别想打马虎眼。管理制度完全可以学。",
      {
        insight: 14,
        agree: 4,
      },
    ),
    say("member-logistics-1", "17:50", "再加一条，写完先给夜班的看。夜里两点还能看懂的，才算看懂。", {
      agree: 12,
      support: 4,
    }),
    say("cui-yan", "18:02", "夜班愿意当试读员，条件是给一杯热豆浆。", { to: 8, support: 11 }),
    say(
      "leader-group",
      "18:40",
      "这个建议好。请法律合规部选三份大家用得最多的制度，按“应、宜、可”重写，先请夜班和新入职的同志试读，读不懂的地方画圈。豆浆由我自费。",
      {
        agree: 15,
        thanks: 7,
      },
    ),
    say("dai-zhen", "18:52", "接任务。第一份就从让石磊读了四遍的那份开始，下周三之前出稿。", { to: 10, support: 9 }),
    say("member-works-1", "19:10", "谢谢戴老师。那车沙子我先按“归”办了，宁可多量一遍。", { to: 11, agree: 8 }),
    say("niu-xiaojun", "20:25", "文件里凡是写“等”的地方，能不能把等的是谁写出来？我等得最多的就是这个“等”。", {
      support: 10,
      insight: 5,
    }),
    say("editor", "20:40", "牛师傅这句收进本月金句。", { to: 13, support: 6 }),
    say("jin-mei", "+1 07:35", "试读报名：我。资料员一天要翻三十遍制度，谁写得绕我最清楚。", { thanks: 4 }),
  ),
  thread(
    null,
    { key: "quiz-after-reading", board: "ideas", title: "必学文章读完要不要考一考？", daysAgo: 31 },
    say(
      "reviewer",
      "09:15",
      "有同志建议，通报和案例读完以后附三道小题，答对才算学过。也有同志说，一考就变味了。征求意见。",
    ),
    say("bai-yong", "09:32", "考就考，别考年份和文号。上回问我条例是哪天起施行的，我会开塔吊，不会开日历。", {
      agree: 13,
      support: 6,
    }),
    say(
      "member-office-2",
      "09:50",
      "人力资源的角度：三道题测不出学没学进去，只能测出有没有点开。不如问一道没有标准答案的，比如“这件事换了你，卡在哪一步会停下来”。",
      {
        insight: 10,
        agree: 5,
      },
    ),
    say("fu-changhe", "10:15", "没标准答案谁来改？", { to: 3 }),
    say("member-office-2", "10:21", "不改。写了就好，愿意给人看的给支部看。", { to: 4, agree: 6 }),
    say(
      "leader-logistics",
      "11:00",
      "一线同志休息时间少，题目多了就是负担。我赞成“一篇一问”，可答可不答，但支部书记要看、要回。",
      { agree: 9 },
    ),
    say("member-logistics", "11:20", "书记真的会每条都回？", { to: 6, support: 5 }),
    say("leader-logistics", "11:24", "你现在就在看我回。", { to: 7, support: 14 }),
    say(
      "reviewer",
      "+2 15:00",
      "综合意见：不设考试。案例后面保留思考题，各自成帖，答不答自愿；宣教室每季度把有启发的回答整理出来（征得本人同意）。",
      { agree: 12, thanks: 3 },
    ),
  ),
];
