import { say } from "../threads/say.ts";
import type { SeedThread } from "../types.ts";
import { underQuestion } from "./discuss.ts";

export const loyaltyQuestions: SeedThread[] = [
  underQuestion(
    "rehearsed-supper",
    0,
    say("dai-zhen", "10:15", "“你现在要说清楚的，是 1,900 块钱；过了今晚，要说清楚的就是三个人。”", {
      insight: 13,
      agree: 6,
    }),
    say(
      "yang-shulan",
      "11:30",
      "他爱人可以劝。家里人一句“钱我们退了，你去认个错，回来我给你下面条”，天大的事也缓下来了。",
      { agree: 11 },
    ),
    say(
      "leader-office",
      "15:40",
      "案例没有写那晚回家的路。我总在想，他手里拿着那张函，在楼下坐了多久。要是那时候有人敲一下车窗就好了。",
      { insight: 8 },
    ),
  ),
  underQuestion(
    "rehearsed-supper",
    1,
    say("member-group", "10:50", "“我记性不好，就按我记得的写吧。”说得软一点，意思不软。", { agree: 10, support: 4 }),
    say("member-logistics", "13:20", "我可能没有勇气当面回绝，但我可以晚上不去吃那顿饭。先不去，第二天再想。", {
      agree: 8,
    }),
    say(
      "leader-group",
      "17:10",
      "两位的回答都实在。再加一条出路：当晚给纪委打个电话。我们会记下时间，这个时间对你很重要。",
      { insight: 9, thanks: 5 },
    ),
  ),
  underQuestion(
    "rehearsed-supper",
    2,
    say("member-office", "11:25", "靠先例。要让大家看到，真有人说清楚了，然后真的没事，还照样评了先进。", {
      agree: 12,
    }),
    say(
      "ji-huaijin",
      "16:30",
      "去年函询后如实说明、予以了结的占八成以上，过去我们不太讲这个数。以后每半年公布一次，让数字替我们说话。",
      { to: 1, insight: 9, thanks: 3 },
    ),
  ),
  underQuestion(
    "blank-column",
    0,
    say(
      "member-office-2",
      "17:05",
      "写一句话就行：“去年那一栏我填错了，现更正。”人力资源部收到过这样的更正，没有人被追着问，登记完就归档了。",
      { agree: 9, thanks: 4 },
    ),
    say("jin-mei", "18:30", "可以先跟支部书记聊十分钟，不带表，就聊聊。说出口了，后面的手续就不可怕了。", { agree: 7 }),
  ),
  underQuestion(
    "blank-column",
    1,
    say("wu-haoran", "16:40", "“共同生活的子女”怎么算？孩子在外地上大学，寒暑假回来，算不算共同生活？", { agree: 6 }),
    say("member-works", "17:15", "父母名下、自己还贷的房子填不填？身边好几个人都是这种情况，各填各的。", { agree: 8 }),
    say(
      "reviewer",
      "+2 10:00",
      "这两个问题已转组织部门，书面答复会连同例子一起放进“常见误区”那一页。答复之前，拿不准的请先在备注里如实写明情况。",
      {
        thanks: 9,
      },
    ),
  ),
  underQuestion(
    "top-of-the-list",
    0,
    say(
      "fu-changhe",
      "19:50",
      "看星星，真的。测量仪器对着北斗星校一遍，心里就静了。想请支部买一台便宜的望远镜，大家轮着看。",
      { support: 10, agree: 4 },
    ),
    say(
      "member-works-2",
      "20:20",
      "跟女儿视频写作业，她写她的，我写安全日志，谁也不说话，挺好。就是网太卡，能不能把生活区的宽带提一提？",
      { agree: 9 },
    ),
    say("leader-works-2", "+1 08:30", "望远镜从支部活动经费里买，宽带这周提速。夜谈改到周四，欢迎带瓜子。", {
      to: 2,
      thanks: 7,
      support: 5,
    }),
  ),
  underQuestion(
    "top-of-the-list",
    1,
    say(
      "cui-yan",
      "20:05",
      "“钱我可以想想办法，你先带我去医院看看阿姨。”真有事的，马上带你走；没事的，就露馅了，也好接着往下说。",
      { insight: 11, agree: 6 },
    ),
    say(
      "member-office-1",
      "21:10",
      "别急着转账，也别急着躲。我会说：“我陪你去找支部，能互助的走互助金。”走明路的钱，才是帮忙的钱。",
      { agree: 9 },
    ),
  ),
  underQuestion(
    "top-of-the-list",
    2,
    say("leader-works-1", "19:40", "第一个发现他晚上不吃饭的人。技术员不吃饭，要么图纸有问题，要么人有问题，都该问。", {
      insight: 9,
    }),
    say("niu-xiaojun", "20:45", "那四个借钱给他的工人最冤，也最不敢问。管着你的人开口借钱，你问他妈住哪家医院？", {
      agree: 10,
    }),
    say("leader-office-1", "+1 09:15", "所以规定不许向管理对象借款，不光是防收不回来，是因为对方根本没法说不。", {
      to: 2,
      insight: 8,
      agree: 4,
    }),
  ),
];
