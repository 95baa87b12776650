import { say } from "../threads/say.ts";
import type { SeedThread } from "../types.ts";
import { underQuestion } from "./discuss.ts";

export const dutyQuestions: SeedThread[] = [
  underQuestion(
    "three-signatures",
    0,
    say(
      "jin-mei",
      "13:05",
      "有。资料会签表我通常是第五个签，看到前面四个名字，手就很快。看完这个案例我回头重看了三份，有一份页码是错的。",
      {
        agree: 9,
        insight: 4,
      },
    ),
    say(
      "member-office-1",
      "14:15",
      "财务的办法：第一个签的用铅笔勾三处关键数，后面的人必须擦掉重勾。擦的那一下，眼睛就在纸上了。",
      { insight: 10 },
    ),
    say("member-works", "+1 08:50", "这个擦了再勾的办法好，合约部明天开始学。", { to: 2, thanks: 5 }),
  ),
  underQuestion(
    "three-signatures",
    1,
    say("fu-changhe", "12:20", "下雨也能量。雨衣、塔尺、手机防水袋，一共六十块钱。", { agree: 9, support: 3 }),
    say(
      "cao-zhigang",
      "14:40",
      "真到了不得不先回填的地步，就留一个两米见方的检查口，等雨停了补验。工程上总有办法，就怕不想办法。",
      { insight: 11, thanks: 3 },
    ),
    say("leader-works-2", "18:15", "领导在外地不是理由，授权书提前写好，写明授权给谁、授权到哪天。", { agree: 7 }),
  ),
  underQuestion(
    "three-signatures",
    2,
    say("member-works-1", "12:50", "三人同框用了一个月，最大的麻烦是谁来按快门。后来用卷尺盒支着手机，定时十秒。", {
      support: 8,
    }),
    say("bai-yong", "13:05", "我从塔吊上帮他们拍过一张，角度绝佳，就是人像三粒芝麻。", { to: 1, support: 11 }),
    say(
      "liang-yu",
      "17:20",
      "省力的办法：验收点贴个二维码桩，三个人各扫一下，系统自己记时间地点。照片留作关键部位用。",
      { insight: 8, agree: 4 },
    ),
  ),
  underQuestion(
    "seven-trips",
    0,
    say(
      "member-works",
      "16:10",
      "有。上个月让一家分包为一个章跑了两趟，其实可以先看扫描件。已经给对方打电话道歉，今后先审扫描件，原件寄来一次就行。",
      {
        agree: 7,
      },
    ),
    say("jin-mei", "16:45", "我做了一张“带什么来”的小卡片，九样东西打勾，第一次来就给。这周没有人跑第二趟。", {
      thanks: 5,
      agree: 4,
    }),
    say("leader-works", "19:30", "请各项目部都做这张小卡片，样子不用统一，字要大。", { to: 2, agree: 6 }),
  ),
  underQuestion(
    "seven-trips",
    1,
    say(
      "member-works-2",
      "17:25",
      "难处是“首次受理人”没有权限催别的部门。我接了，可事情卡在别人桌上，我只能天天打电话。",
      { agree: 7 },
    ),
    say("leader-works-2", "18:40", "那就给权限：首次受理人发出的单子，两天没回，直接抄送我。", {
      to: 1,
      agree: 6,
      thanks: 2,
    }),
  ),
];
