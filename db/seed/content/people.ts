import type { Role, SeedPerson, SignIn, UnitSlug } from "./types.ts";
import { unitAndAbove } from "./units.ts";

const cast = (
  signIn: SignIn,
  name: string,
  pinyin: string,
  post: string,
  units: UnitSlug[],
  joinedDaysAgo: number,
  ...roles: Role[]
): SeedPerson => ({
  signIn,
  name,
  pinyin,
  post,
  units,
  joinedDaysAgo,
  // Discipline staff and administrators act for the whole organisation, a leader for the home unit.
  grants: roles.map((role) => ({ role, unit: role === "leader" ? units[0]! : "group" })),
});

export const people: SeedPerson[] = [
  cast("admin", "方旭", "fang xu", "信息中心 系统管理员", ["group"], 402, "system-admin"),
  cast("security", "骆文斌", "luo wen bin", "信息中心 安全管理员", ["group"], 402, "security-admin"),
  cast("auditor", "钱若梅", "qian ruo mei", "审计部 审计管理员", ["group"], 398, "audit-admin"),
  cast("editor", "沈岩", "shen yan", "纪委宣教室 编辑", ["group"], 395, "editor"),
  cast("reviewer", "林晓", "lin xiao", "纪委宣教室 副主任", ["group"], 395, "reviewer"),
  cast("publisher", "周立群", "zhou li qun", "纪委副书记", ["group"], 395, "publisher"),
  cast("intake", "顾一宁", "gu yi ning", "纪委信访室 干事", ["group"], 390, "intake"),
  cast("casework", "马会清", "ma hui qing", "纪委案件监督管理室 主任", ["group"], 390, "case-manager"),
  cast("handler", "秦绍峰", "qin shao feng", "纪委审查调查室 干部", ["group"], 388, "handler"),
  cast("ji-huaijin", "季怀瑾", "ji huai jin", "纪委案件审理室 主任", ["group"], 388, "trial"),

  cast("leader-group", "唐敬之", "tang jing zhi", "集团纪委书记", ["group"], 400, "leader"),
  cast("leader-office", "孙志远", "sun zhi yuan", "机关党委书记", ["office"], 386, "leader"),
  cast("leader-office-1", "王芳", "wang fang", "第一支部书记", ["office-1"], 386, "leader"),
  cast("leader-office-2", "何静怡", "he jing yi", "第二支部书记", ["office-2"], 386, "leader"),
  cast("leader-works", "高振山", "gao zhen shan", "工程公司党委书记", ["works"], 384, "leader"),
  cast("leader-works-1", "雷大勇", "lei da yong", "第一项目部支部书记", ["works-1"], 380, "leader"),
  cast("leader-works-2", "罗建平", "luo jian ping", "第二项目部支部书记", ["works-2"], 380, "leader"),
  cast("leader-logistics", "丁一鸣", "ding yi ming", "物流公司党委书记", ["logistics"], 384, "leader"),
  cast("leader-logistics-1", "冯桂兰", "feng gui lan", "仓储分公司支部书记", ["logistics-1"], 379, "leader"),

  cast("member-group", "李明远", "li ming yuan", "集团综合部 主管", ["group"], 371),
  cast("member-office", "韩磊", "han lei", "机关党委 干事", ["office"], 366),
  cast("member-office-1", "陈建国", "chen jian guo", "财务部 会计", ["office-1"], 364),
  cast("member-office-2", "赵敏", "zhao min", "人力资源部 专员", ["office-2"], 364),
  cast("member-works", "田一苇", "tian yi wei", "工程公司合约部 主管", ["works"], 352),
  cast("member-works-1", "石磊", "shi lei", "第一项目部 材料员", ["works-1"], 350),
  cast("member-works-2", "段小满", "duan xiao man", "第二项目部 安全员", ["works-2"], 350),
  cast("member-logistics", "彭晓岚", "peng xiao lan", "物流公司综合部 干事", ["logistics"], 349),
  cast("member-logistics-1", "郝秋实", "hao qiu shi", "仓储分公司 保管员", ["logistics-1"], 349),

  cast("dai-zhen", "戴真", "dai zhen", "集团法律合规部 法务", ["group"], 333, "reviewer"),
  cast("yan-songbai", "阎松柏", "yan song bai", "集团工会 副主席", ["group"], 333),
  cast("wu-haoran", "吴浩然", "wu hao ran", "信息中心 工程师", ["office-1"], 214),
  cast("yang-shulan", "杨淑兰", "yang shu lan", "退休党员", ["office-1"], 301),
  cast("xu-ke", "许可", "xu ke", "研究室 青年委员", ["office-2"], 187, "editor"),
  cast("tan-jing", "谭静", "tan jing", "采购管理部 经办", ["office-2"], 296),
  cast("cao-zhigang", "曹志刚", "cao zhi gang", "工程公司 总工程师", ["works"], 340),
  cast("liang-yu", "梁雨", "liang yu", "第一项目部 预算员", ["works-1"], 122),
  cast("bai-yong", "白勇", "bai yong", "第一项目部 塔吊班班长", ["works-1"], 260),
  cast("jin-mei", "金玫", "jin mei", "第二项目部 资料员", ["works-2"], 255),
  cast("fu-changhe", "傅长河", "fu chang he", "第二项目部 测量员", ["works-2"], 255),
  cast("ge-ping", "葛萍", "ge ping", "物流公司财务部 出纳", ["logistics"], 248),
  cast("niu-xiaojun", "牛小军", "niu xiao jun", "仓储分公司 驾驶员", ["logistics-1"], 97),
  cast("cui-yan", "崔燕", "cui yan", "仓储分公司 夜班班长", ["logistics-1", "logistics"], 230),
];

const administration: Role[] = ["system-admin", "security-admin", "audit-admin"];

/**
 * Whether the person may enter the area of a unit (null: the whole organisation): members of its subtree, and staff
 * of the units above it. The three administrators run the machine and gain nothing here.
 */
export function mayEnter(person: SeedPerson, unit: UnitSlug | null): boolean {
  if (unit === null) return true;
  const above = unitAndAbove(unit);
  const belongs = person.units.some((home) => unitAndAbove(home).includes(unit));
  return belongs || person.grants.some(({ role, unit: at }) => !administration.includes(role) && above.includes(at));
}
