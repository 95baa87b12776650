import { say } from "../threads/say.ts";
import type { SeedThread } from "../types.ts";
import { underBulletin } from "./discuss.ts";

export const bulletinDiscussions: SeedThread[] = [
  underBulletin(
    "three-typical",
    say(
      "member-logistics",
      "10:21",
      "第二起就在我们身边。三张卡放在抽屉里两年，路过那张桌子的人不下几十个，谁都没问一句“这卡是哪辆车的”。建议交接清单上的每一样东西，都写清归谁。",
      {
        agree: 12,
        insight: 4,
      },
    ),
    say(
      "leader-logistics",
      "10:40",
      "这条意见采纳了。从下月起，车辆交接清单增加油卡、通行卡、钥匙三栏，缺一项不办结，表样今天下午发到各车队。",
      { to: 1, agree: 9 },
    ),
    say("xu-ke", "11:05", "“当面的制止”这句话很受触动。我们支部准备用周五的组织生活会把它当作讨论题。", { agree: 7 }),
    say(
      "member-office-1",
      "12:18",
      "六位同事看见过请柬，我猜我也会是第七个不开口的。难的不是知道不对，是怕开了口以后还要天天见面。",
      { insight: 10, agree: 6 },
    ),
    say(
      "leader-office-1",
      "13:02",
      "所以提醒的话要由支部来说，个人不用当恶人。看见了，告诉支部书记一声，剩下的我来。",
      { to: 4, agree: 9, thanks: 4 },
    ),
    say(
      "bai-yong",
      "18:30",
      "班前会念了，念完没人说话。过了一会儿钢筋班有人问：咱们那个小卖部的事，算不算？我说算，归咱们自己管。",
      { agree: 6, support: 3 },
    ),
    say("member-office-2", "19:12", "邵某那一起，升学宴本来是喜事。孩子以后想起来，记得的会是什么呢。", { insight: 7 }),
  ),
  underBulletin(
    "warning-meeting",
    say(
      "tan-jing",
      "18:02",
      "我就是上台讲电话的那个。讲之前紧张得把稿子折成了八折，讲完发现，说出来以后那种电话反而少了。",
      { support: 11, agree: 4 },
    ),
    say("jin-mei", "18:40", "在分会场听的。讲到问孩子在哪个学校，我们这边一屋子当妈的全抬起了头。", { agree: 8 }),
    say("cao-zhigang", "19:30", "开了一辈子会，头一回散会以后还有人站在走廊里接着说。", { agree: 9 }),
    say("member-logistics-1", "20:15", "崔班长回来以后，那个老乡又打电话，说在视频上看见她了，没好意思再提。", {
      support: 9,
    }),
  ),
  underBulletin(
    "gift-register",
    say("member-works", "11:50", "十九栏变三栏，我数了两遍，真是三栏。", { support: 8 }),
    say("fu-changhe", "12:22", "“记不清的写记不清”，这句写进表里，比什么都让人踏实。", { agree: 9 }),
    say("liang-yu", "13:40", "问一下，支部纪检委员自己收到了，谁给他出回执？", { insight: 6 }),
    say("intake", "14:05", "好问题。由支部书记出；书记自己的，由上一级纪检出。这一条原来没写，明天补进说明里。", {
      to: 3,
      thanks: 8,
    }),
  ),
  underBulletin(
    "just-this-once",
    say("member-office-1", "08:40", "文中那位老会计我好像认识。六个人的笔迹，她至今背得出来。", { support: 7 }),
    say(
      "member-works-2",
      "09:15",
      "安全上也是这样。第一次没戴安全帽说“下不为例”，第二次就会有人来问你，凭什么他行我不行。",
      { agree: 10 },
    ),
    say("leader-works-2", "09:32", "说得对。我以前就爱讲这四个字，图个省事，今天起戒掉。各位监督。", {
      to: 2,
      support: 8,
      agree: 3,
    }),
    say("ge-ping", "10:20", "作为天天退单子的人，“我等你”三个字试了一次，对方真的坐下来当场重填了，十分钟。", {
      insight: 6,
      agree: 4,
    }),
    say("member-works-2", "17:45", "罗书记已经忍了一天，中间有一次话都到嘴边了，改成了“重新来过”。", {
      to: 3,
      support: 12,
    }),
  ),
  underBulletin(
    "reminder-is-kindness",
    say("leader-works-1", "08:30", "“往我身上推”，这句我要学。一线同志拒绝别人，缺的就是一个可以推的人。", {
      agree: 10,
    }),
    say("niu-xiaojun", "12:15", "那碗面是什么面？以后有人请我吃面我心里有数。", { support: 13 }),
    say("publisher", "12:40", "西红柿鸡蛋面，他请了一辈子，没有一次让对方付过钱。", { to: 2, agree: 8, support: 5 }),
  ),
  underBulletin(
    "young-first-time",
    say("liang-yu", "12:58", "第一次有人喊我“梁工”，我回头看了半天是在喊谁。文章里三句话我抄下来贴在显示器边上了。", {
      support: 9,
    }),
    say("cao-zhigang", "13:20", "师傅教图纸用三年，教这三句话用三分钟。惭愧，我带过十九个徒弟，一句也没教过。", {
      agree: 8,
      insight: 4,
    }),
    say("member-works-1", "18:10", "曹总，您教了。您每次量完都把尺子递给我，说“你再量一遍”。", {
      to: 2,
      agree: 11,
      support: 5,
    }),
  ),
  underBulletin(
    "steelyard",
    say("cui-yan", "22:10", "夜班十二点，全班围着一个手机看完的。没人说话，老周把地磅又校了一遍。", {
      support: 13,
      agree: 5,
    }),
    say(
      "yang-shulan",
      "+1 07:30",
      "排在队伍最后面买回半斤，这一句写得好。那时候人就是这样的，心里不是没有难处，是过不了自己那一关。",
      { agree: 11 },
    ),
    say("member-office-2", "+1 09:05", "想请冯书记把秤带来家规墙，展一个月，原样归还。", { thanks: 4, agree: 6 }),
    say("leader-logistics-1", "+1 09:40", "秤可以来，砣我得留着，缺的那个角只有我们家人知道往哪边放才平。", {
      to: 3,
      support: 9,
    }),
  ),
  underBulletin(
    "may-affect",
    say(
      "member-group",
      "12:35",
      "第三个例子最真实。老同学的酒，说明情况以后他反而松了口气，说“我也是被我们老板派来的”。",
      { agree: 7, support: 4 },
    ),
    say("ge-ping", "13:10", "三句自问打印了三份，一份在钱包里，一份在手机壳里，一份贴在保险柜上。", { support: 6 }),
    say(
      "ji-huaijin",
      "14:20",
      "保险柜上那份最合适。补充一句，文章是通俗解释，遇到具体问题请带着事实来问，别自己对号入座。",
      { to: 2, thanks: 6 },
    ),
  ),
  underBulletin(
    "open-wall",
    say("liang-yu", "16:20", "公开墙上“等待资料”的颜色能不能改一下，现在和“超期”太像，昨天有分包师傅吓得打电话给我。", {
      agree: 4,
    }),
    say("member-works", "16:32", "改成灰色了，刷新就能看到。谢谢提醒。", { to: 1, thanks: 3 }),
    say("cao-zhigang", "17:50", "以前求人看一眼进度要递根烟，现在扫一下。省下的烟，也是降本增效。", {
      support: 7,
      agree: 3,
    }),
    say("leader-works-1", "+1 08:05", "我们项目部有两笔变了颜色，今天下午处理完，在这里销账。", { agree: 6 }),
    say("leader-works-1", "+1 17:40", "销账：一笔已付，一笔缺签证单，已通知对方明天补，页面上写了原因。", {
      to: 4,
      agree: 5,
    }),
  ),
  underBulletin(
    "three-at-the-scale",
    say("bai-yong", "12:10", "抓沙子的那位班组代表是我老乡，他说抓了三十年沙子，头一回有人让他说了算。", {
      agree: 4,
      support: 3,
    }),
    say("liang-yu", "12:26", "十一点六吨的差异，折成钱两万出头。七分钟换两万，这笔账预算员最爱算。", { insight: 4 }),
    say("leader-works-1", "12:40", "下个月的目标：慢的七分钟压到五分钟，别靠省步骤，靠提前把表准备好。", { agree: 4 }),
  ),
  underBulletin(
    "night-shift-check",
    say(
      "member-logistics-1",
      "18:40",
      "我是漏发的七个人之一，二百四十块已经到账。说实话，比钱重要的是知道不是自己算错了。",
      { agree: 4, support: 2 },
    ),
    say("niu-xiaojun", "19:05", "最后一句写得硬气，“不会去打听”，看着踏实。", { agree: 5 }),
    say("cui-yan", "+1 06:35", "口头换班是我这个班长没管好，在这儿给大家说声对不起。新本子今晚启用。", { support: 5 }),
    say("leader-logistics-1", "+1 08:10", "认账就好。班长一个人盯不住全夜，所以才要本子和门禁两样对着看。", {
      to: 3,
      agree: 4,
    }),
  ),
  underBulletin(
    "i-thought",
    say("wu-haoran", "17:30", "投币盒被否决这件事，我至今认为是支部历史上的一次重大商业失误。", { support: 4 }),
    say("yang-shulan", "17:45", "小吴，那个盒子第一天就会被你自己投满。", { to: 1, support: 5 }),
    say("member-office-1", "18:20", "打车报销的时点我整理成了一张小表，二十二点、审批、路线三项，贴在财务窗口。", {
      thanks: 4,
      agree: 2,
    }),
    say(
      "leader-office",
      "+1 08:30",
      "这个学法值得推广：先亮出自己的“以为”，再去翻规定。请王芳同志写一份两百字的做法，不要多写。",
      { agree: 4 },
    ),
  ),
  underBulletin(
    "hospitality-published",
    say(
      "tan-jing",
      "11:15",
      "采购管理部两批、九人次、八百七，我来对号入座：一批是外地同行来调研，一批是专家评审工作餐。单据随时可看。",
      { agree: 6 },
    ),
    say("wu-haoran", "11:40", "人均一百零三，综合部人均最低的一批是多少？好奇。"),
    say("member-office", "13:20", "三十八元，职工食堂小炒，客人说比上次一百五的好吃。", { to: 2, support: 9 }),
    say("yang-shulan", "15:05", "一季一晒好。晒被子也是这样，晒着晒着就没有味道了。", { agree: 8, support: 4 }),
  ),
];
