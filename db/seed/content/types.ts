/** Sign-in name of a person of the demonstration cast, for example `member-office-1`. */
export type SignIn = string;
/** Slug of a unit; `group` is the root. */
export type UnitSlug = string;

export type Role =
  | "system-admin"
  | "security-admin"
  | "audit-admin"
  | "editor"
  | "reviewer"
  | "publisher"
  | "intake"
  | "case-manager"
  | "handler"
  | "trial"
  | "leader";

export type SeedUnit = { slug: UnitSlug; parent: UnitSlug | null; name: string; enName: string };

export type SeedPerson = {
  signIn: SignIn;
  name: string;
  /** Syllables in lower case, parted by spaces: what a mention matches. */
  pinyin: string;
  /** 职务, as shown beside the name. */
  post: string;
  /** The first one is the home unit. */
  units: UnitSlug[];
  grants: { role: Role; unit: UnitSlug }[];
  joinedDaysAgo: number;
};

export type Mark = { type: "bold" };
export type DocNode = {
  type: string;
  attrs?: Record<string, string | number | null>;
  content?: DocNode[];
  marks?: Mark[];
  text?: string;
};
/** ProseMirror JSON; pictures carry `attrs: { picture: seed, alt, caption }`, films `{ film: key, title }`, until the seeder stores them. */
export type Doc = { type: "doc"; content: DocNode[] };

/** A moment of the demonstration, in civil time of Asia/Shanghai, counted back from the day of seeding. */
export type Moment = { daysAgo: number; hour: number; minute: number };

export type SeedBulletin = {
  key: string;
  column: string;
  /** null: everyone. */
  unit: UnitSlug | null;
  title: string;
  summary: string;
  source: string;
  author: string;
  published: Moment;
  /** Number for `drawPicture`, or null for a bulletin without a cover. */
  picture: number | null;
  body: Doc;
  /** For registers; the review is so many days from the day of seeding. */
  disclosure?: { owner: string; basis: string; madeOn: string; reviewInDays: number };
};

export type BreachKind = "politics" | "organisation" | "integrity" | "masses" | "work" | "life";

export type SeedCase = {
  key: string;
  unit: UnitSlug | null;
  title: string;
  lede: string;
  breachKind: BreachKind;
  party: { name: string; gender: "男" | "女"; born: number; post: string };
  /** `YYYY-MM`, both ends included. */
  span: { from: string; to: string };
  amountYuan: number | null;
  foundBy: string;
  outcome: string;
  /** `YYYY-MM-DD`. */
  decidedOn: string;
  published: Moment;
  /** `amountYuan` of a step is what that step added; the steps sum up to the amount of the case. */
  steps: { when: string; title: string; text: string; amountYuan: number | null; turning?: boolean }[];
  /** `text` paraphrases the rule, `act` is what the person did against it. */
  clauses: { law: string; article: string; text: string; act: string }[];
  lessons: { heading: string; text: string }[];
  questions: { text: string }[];
};

export type SeedBoard = {
  slug: string;
  /** null: the whole organisation. */
  unit: UnitSlug | null;
  name: string;
  enName: string;
  description: string;
  allowsAnonymous?: boolean;
};

export type ReactionKind = "agree" | "thanks" | "insight" | "support";

export type SeedPost = {
  author: SignIn;
  /** Plain text as a member types it; a line that begins with `> ` quotes. */
  text: string;
  /** Minutes since the thread was opened. */
  minutesAfter: number;
  /** Number of the post that this one answers; the first post is number 1. */
  replyTo?: number;
  reactions: { kind: ReactionKind; by: SignIn[] }[];
  hidden?: { by: SignIn; reason: string };
  /** Said without a name. */
  isAnonymous?: boolean;
};

export type SeedThread = {
  key: string;
  /** null for the discussion of a bulletin or of a question of a case. */
  board: string | null;
  bulletin?: string;
  case?: { key: string; question: number };
  author: SignIn;
  title: string;
  opened: Moment;
  posts: SeedPost[];
  pinned?: { by: SignIn };
  locked?: { by: SignIn; reason: string };
};

export type FlagReason = "untrue" | "privacy" | "insult" | "off-topic" | "other";
export type SeedFlag = { thread: string; post: number; by: SignIn; reason: FlagReason; note: string; daysAgo: number };
export type SeedAppeal = { thread: string; post: number; by: SignIn; text: string; daysAgo: number };
export type SeedMute = {
  person: SignIn;
  unit: UnitSlug;
  by: SignIn;
  reason: string;
  fromDaysAgo: number;
  untilDaysAgo: number;
};
/** 常用理由 of a unit, or of everybody (null). */
export type SeedReason = { unit: UnitSlug | null; by: SignIn; text: string };
/** 先审规则 of a unit, or of everybody (null). */
export type SeedHoldRule = {
  unit: UnitSlug | null;
  by: SignIn;
  kind: "words" | "links";
  why: string;
  words?: string[];
  amount?: number;
};
/** The person has read the thread up to and including this post number. */
export type SeedRead = { thread: string; person: SignIn; upTo: number };
