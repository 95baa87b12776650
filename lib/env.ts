import { z } from "zod";

type Sentence = { zh: string; en: string };
export type Fault = Sentence & { name: string };

/** Thrown when the environment cannot be used; says which variable, and what it should look like. Never its value. */
export class SettingsError extends Error {
  readonly faults: Fault[];
  constructor(faults: Fault[]) {
    super(faults.map(({ name, zh, en }) => `${name}：${zh}\n${name}: ${en}`).join("\n"));
    this.name = "SettingsError";
    this.faults = faults;
  }
}

const SECRET_MIN_CHARS = 32;
const PASSWORD_MIN_CHARS = 8;
/** Wider, a limit is none. */
const LIMIT_FACTOR_MAX = 1_000;
/** More connections than this slow PostgreSQL down; it is a slip of the finger. */
const POOL_MAX = 500;
const PAGE_CACHE_MAX_MB = 65_536;

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));

const isIssuer = (text: string) =>
  URL.canParse(text) && /^(https:\/\/.|http:\/\/(localhost|127\.0\.0\.1)([:/]|$))/.test(text);

const isOrigin = (text: string) => URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text;

/** Some providers want the bucket in the name of the host. */
const isEndpoint = (text: string) => {
  const address = text.replace("://{bucket}.", "://bucket.");
  return !/[{}]/.test(address) && isOrigin(address);
};

const key = z.base64().refine((text) => [16, 24, 32].includes(Buffer.from(text, "base64").length));

/** What a header can carry; a blank at the end of a copied secret would be refused by the store without a word about it. */
const VISIBLE = /^[\x21-\x7e]+$/;

const flag = z.literal("1").optional();

const Environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  QINGFENG_HOST: z.stringFormat("host", /^[\w.:-]+$/).default("127.0.0.1"),
  QINGFENG_DATA: z.string().min(1).default("data"),
  QINGFENG_ORIGIN: z
    .string()
    .transform((text) => text.split(",").map((origin) => origin.trim()))
    .refine((origins) => origins.every(isOrigin))
    .optional(),
  DATABASE_URL: url("postgres:", "postgresql:").optional(),
  QINGFENG_DEMO: z.enum(["on", "off"]).default("on"),
  QINGFENG_DEMO_PASSWORD: z.string().min(PASSWORD_MIN_CHARS).max(128).optional(),
  QINGFENG_OIDC_ISSUER: z.string().refine(isIssuer).optional(),
  QINGFENG_OIDC_CLIENT_ID: z.string().optional(),
  QINGFENG_OIDC_CLIENT_SECRET: z.string().optional(),
  QINGFENG_OIDC_CLAIM: z.stringFormat("claim", /^[\w.-]{1,60}$/).optional(),
  QINGFENG_SMTP_URL: url("smtp:", "smtps:").optional(),
  QINGFENG_MAIL_FROM: z.stringFormat("sender", /^([^<>\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/).optional(),
  QINGFENG_REPLY_ADDRESS: z.stringFormat("address", /^[a-z0-9._-]{1,20}@[a-z0-9.-]+$/).optional(),
  QINGFENG_INBOUND_SECRET: z.string().min(SECRET_MIN_CHARS).optional(),
  QINGFENG_S3_ENDPOINT: z.string().refine(isEndpoint).optional(),
  QINGFENG_S3_BUCKET: z.stringFormat("bucket", /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/).optional(),
  QINGFENG_S3_REGION: z.stringFormat("region", /^[a-z0-9-]{1,40}$/).optional(),
  QINGFENG_S3_KEY_ID: z.stringFormat("key id", VISIBLE).optional(),
  QINGFENG_S3_SECRET: z.stringFormat("secret", VISIBLE).optional(),
  QINGFENG_PASTE_ORIGINS: z
    .string()
    .default("https://mmbiz.qpic.cn,https://mmbiz.qlogo.cn")
    .transform((text) => text.split(",").flatMap((origin) => origin.trim() || []))
    .refine((origins) => origins.every(isOrigin)),
  QINGFENG_WEBHOOK_HOSTS: z
    .string()
    .default("")
    .transform((text) => text.split(",").flatMap((host) => host.trim().toLowerCase() || []))
    .refine((hosts) => hosts.every((host) => /^[a-z0-9.-]+(?::\d{1,5})?$|^\[[0-9a-f:]+\](?::\d{1,5})?$/.test(host))),
  QINGFENG_WEB_PUSH: z.enum(["on", "off"]).default("off"),
  QINGFENG_WEB_PUSH_HOSTS: z
    .string()
    .default("fcm.googleapis.com,*.push.services.mozilla.com,*.notify.windows.com,*.push.apple.com")
    .transform((text) => text.split(",").flatMap((host) => host.trim().toLowerCase() || []))
    .refine((hosts) => hosts.every((host) => /^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?$/.test(host))),
  QINGFENG_TRUSTED_PROXY: z.enum(["on", "off"]).optional(),
  QINGFENG_LIMIT_FACTOR: z.coerce.number().min(1).max(LIMIT_FACTOR_MAX).default(1),
  QINGFENG_POOL: z.coerce.number().int().min(1).max(POOL_MAX).default(10),
  QINGFENG_PREPARE: z.enum(["on", "off"]).default("on"),
  QINGFENG_PAGE_CACHE_MB: z.coerce.number().int().min(0).max(PAGE_CACHE_MAX_MB).default(128),
  QINGFENG_ALLOW_OLD_NODE: flag,
  AUTH_SECRET: z.string().min(SECRET_MIN_CHARS).optional(),
  QINGFENG_PASS_SECRET: z.string().min(SECRET_MIN_CHARS).optional(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key.optional(),
});

/** Every setting that there is. */
export const SETTING_NAMES: string[] = Object.keys(Environment.shape);

/** What the environment says, checked. Origins are a list; the first is the one that mails and prints use. */
export type Settings = z.infer<typeof Environment>;

const secretSentence: Sentence = {
  zh: `应为至少 ${SECRET_MIN_CHARS} 个字符的随机串；不设则自动生成`,
  en: `must be a random text of at least ${SECRET_MIN_CHARS} characters; left out, one is generated`,
};
const oidcSentence: Sentence = {
  zh: "QINGFENG_OIDC_ISSUER、QINGFENG_OIDC_CLIENT_ID、QINGFENG_OIDC_CLIENT_SECRET 须同时设置，ISSUER 是以 https:// 开头的网址",
  en: "QINGFENG_OIDC_ISSUER, QINGFENG_OIDC_CLIENT_ID and QINGFENG_OIDC_CLIENT_SECRET belong together; the issuer is an https:// address",
};
const mailSentence: Sentence = {
  zh: "应为发件地址，如 清风 <qingfeng@example.org>；设了 QINGFENG_SMTP_URL 就必须设它",
  en: "must be a sender such as Qingfeng <qingfeng@example.org>; it is required with QINGFENG_SMTP_URL",
};

const replySentence: Sentence = {
  zh: `QINGFENG_REPLY_ADDRESS（如 reply@qingfeng.example.org）与 QINGFENG_INBOUND_SECRET（至少 ${SECRET_MIN_CHARS} 个字符）须同时设置`,
  en: `QINGFENG_REPLY_ADDRESS, such as reply@qingfeng.example.org, and QINGFENG_INBOUND_SECRET of at least ${SECRET_MIN_CHARS} characters belong together`,
};
const s3Sentence: Sentence = {
  zh: "QINGFENG_S3_ENDPOINT、…_BUCKET、…_REGION、…_KEY_ID、…_SECRET 须同时设置：ENDPOINT 形如 https://s3.example.org 或 https://{bucket}.s3.example.org，不带路径和末尾斜杠；其余按存储服务商所给填写，不含空格",
  en: "QINGFENG_S3_ENDPOINT, …_BUCKET, …_REGION, …_KEY_ID and …_SECRET belong together; the endpoint is like https://s3.example.org or https://{bucket}.s3.example.org without a path or closing slash, the others are as the provider of the storage gives them, without blanks",
};

const SENTENCES: Record<keyof Settings, Sentence> = {
  PORT: { zh: "应为 1 到 65535 之间的端口号", en: "must be a port number from 1 to 65535" },
  QINGFENG_HOST: { zh: "应为监听地址，如 127.0.0.1 或 0.0.0.0", en: "must be an address such as 127.0.0.1 or 0.0.0.0" },
  QINGFENG_DATA: { zh: "应为数据目录的路径", en: "must be the path of the data folder" },
  QINGFENG_ORIGIN: {
    zh: "应为访问地址，如 https://qingfeng.example.org，末尾不带斜杠；多个用逗号分开",
    en: "must be an address such as https://qingfeng.example.org without a closing slash; several are separated by commas",
  },
  DATABASE_URL: {
    zh: "应为 postgres://用户:口令@主机:端口/库名",
    en: "must be postgres://user:password@host:port/database",
  },
  QINGFENG_DEMO: { zh: "只能是 on 或 off", en: "must be on or off" },
  QINGFENG_DEMO_PASSWORD: {
    zh: `应为 ${PASSWORD_MIN_CHARS} 到 128 个字符`,
    en: `must have ${PASSWORD_MIN_CHARS} to 128 characters`,
  },
  QINGFENG_OIDC_ISSUER: oidcSentence,
  QINGFENG_OIDC_CLIENT_ID: oidcSentence,
  QINGFENG_OIDC_CLIENT_SECRET: oidcSentence,
  QINGFENG_OIDC_CLAIM: {
    zh: "应为单点登录中等于登录名的字段名，如 preferred_username",
    en: "must name the claim that is the sign-in name, such as preferred_username",
  },
  QINGFENG_SMTP_URL: { zh: "应为 smtp://主机:端口 或 smtps://…", en: "must be smtp://host:port or smtps://…" },
  QINGFENG_MAIL_FROM: mailSentence,
  QINGFENG_REPLY_ADDRESS: replySentence,
  QINGFENG_INBOUND_SECRET: replySentence,
  QINGFENG_S3_ENDPOINT: s3Sentence,
  QINGFENG_S3_BUCKET: s3Sentence,
  QINGFENG_S3_REGION: s3Sentence,
  QINGFENG_S3_KEY_ID: s3Sentence,
  QINGFENG_S3_SECRET: s3Sentence,
  QINGFENG_PASTE_ORIGINS: {
    zh: "粘贴文章时可以从哪些地址取图，如 https://mmbiz.qpic.cn，多个用逗号分开；设为空则都不取",
    en: "must be the origins from which pictures of pasted articles are taken, such as https://mmbiz.qpic.cn, separated by commas; empty for none",
  },
  QINGFENG_WEBHOOK_HOSTS: {
    zh: "应为可以向其推送事件的主机，如 oa.example.org 或 10.1.2.3:8080，多个用逗号分开；不设则不推送",
    en: "must be the hosts that events may be sent to, such as oa.example.org or 10.1.2.3:8080, separated by commas; left out, nothing is sent",
  },
  QINGFENG_WEB_PUSH: {
    zh: "只能是 on 或 off；on 表示成员可以在浏览器里接收推送",
    en: "must be on or off; on lets members be told by their browsers",
  },
  QINGFENG_WEB_PUSH_HOSTS: {
    zh: "应为浏览器推送服务的主机，如 fcm.googleapis.com 或 *.push.apple.com，多个用逗号分开",
    en: "must be the hosts of browsers' push services, such as fcm.googleapis.com or *.push.apple.com, separated by commas",
  },
  QINGFENG_TRUSTED_PROXY: {
    zh: "只能是 on 或 off；只有前面的反向代理会重写 X-Forwarded-For 时才设为 on",
    en: "must be on or off; on only behind a proxy that rewrites X-Forwarded-For",
  },
  QINGFENG_LIMIT_FACTOR: {
    zh: `应为 1 到 ${LIMIT_FACTOR_MAX} 之间的数：成员操作的频率限制放宽多少倍`,
    en: `must be a number from 1 to ${LIMIT_FACTOR_MAX}: how many times wider the limits of what members may do are`,
  },
  QINGFENG_POOL: {
    zh: `应为 1 到 ${POOL_MAX} 之间的整数：每个进程的数据库连接数`,
    en: `must be a whole number from 1 to ${POOL_MAX}: the database connections of each process`,
  },
  QINGFENG_PREPARE: {
    zh: "只能是 on 或 off；只有经过不支持预备语句的连接池（1.21 之前的 PgBouncer）时才设为 off",
    en: "must be on or off; off only behind a pooler without prepared statements (PgBouncer before 1.21)",
  },
  QINGFENG_PAGE_CACHE_MB: {
    zh: `应为 0 到 ${PAGE_CACHE_MAX_MB} 之间的整数：共享页面可用的内存（MB）`,
    en: `must be a whole number from 0 to ${PAGE_CACHE_MAX_MB}: megabytes of memory for shared pages`,
  },
  QINGFENG_ALLOW_OLD_NODE: { zh: "只能是 1，或不设", en: "must be 1 or left out" },
  AUTH_SECRET: secretSentence,
  QINGFENG_PASS_SECRET: secretSentence,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: {
    zh: "应为 32 字节的 base64；不设则自动生成",
    en: "must be 32 bytes in base64; left out, it is generated",
  },
};

/** All of a group, or none. */
export const TOGETHER: readonly (readonly (keyof Settings)[])[] = [
  ["QINGFENG_REPLY_ADDRESS", "QINGFENG_INBOUND_SECRET"],
  ["QINGFENG_OIDC_ISSUER", "QINGFENG_OIDC_CLIENT_ID", "QINGFENG_OIDC_CLIENT_SECRET"],
  ["QINGFENG_S3_ENDPOINT", "QINGFENG_S3_BUCKET", "QINGFENG_S3_REGION", "QINGFENG_S3_KEY_ID", "QINGFENG_S3_SECRET"],
];

/** Reads the settings; an empty variable counts as not set. Throws SettingsError with every fault at once. */
export function readSettings(source: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  const wrong = new Set(parsed.error?.issues.map((issue) => issue.path[0] as keyof Settings));
  for (const group of TOGETHER) {
    if (group.some((name) => given[name])) for (const name of group) if (!given[name]) wrong.add(name);
  }
  if (given.QINGFENG_SMTP_URL && !given.QINGFENG_MAIL_FROM) wrong.add("QINGFENG_MAIL_FROM");
  if (wrong.size > 0 || !parsed.success) {
    throw new SettingsError([...wrong].map((name) => ({ name, ...SENTENCES[name] })));
  }
  return parsed.data;
}

let known: Settings | undefined;

/** The settings of this process, read once. */
export function settings(): Settings {
  known ??= readSettings(process.env);
  return known;
}
