import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import type { Role } from "#db/enums/roles.ts";
import { units } from "#db/schema/units.ts";

export const members = pgTable(
  "members",
  {
    id: id(),
    signInName: text("sign_in_name").notNull(),
    name: text("name").notNull(),
    pinyin: text("pinyin").notNull().default(""),
    initials: text("initials").notNull().default(""),
    email: text("email"),
    about: text("about").notNull().default(""),
    lang: text("lang").$type<"zh-CN" | "en">(),
    display: text("display"),
    passwordHash: text("password_hash"),
    passwordMustChange: boolean("password_must_change").notNull().default(false),
    ssoSubject: text("sso_subject").unique(),
    totpSecret: text("totp_secret"),
    totpSince: instant("totp_since"),
    /** The last 30-second step that was accepted: a code is good once (RFC 6238, 5.2). */
    totpLastStep: bigint("totp_last_step", { mode: "number" }),
    isDemo: boolean("is_demo").notNull().default(false),
    /** Nobody's account: the name under which somebody speaks in one thread without their own (`voices`). Shut from the start. */
    isVoice: boolean("is_voice").notNull().default(false),
    deactivatedAt: instant("deactivated_at"),
    /** When all that makes it somebody's is erased (注销), and whether what they said is taken back with it. */
    eraseAt: instant("erase_at"),
    erasesPosts: boolean("erases_posts").notNull().default(false),
    erasedAt: instant("erased_at"),
    createdAt: createdAt(),
    lastSeenAt: instant("last_seen_at"),
  },
  (t) => [
    uniqueIndex("members_sign_in_name").on(sql`lower(${t.signInName})`),
    index("members_name").on(t.name, t.id),
    index("members_pinyin").on(t.pinyin),
    index("members_to_erase").on(t.eraseAt).where(sql`erase_at is not null`),
    check(
      "members_voices",
      sql`not is_voice or (deactivated_at is not null and password_hash is null and email is null
        and sso_subject is null and totp_secret is null)`,
    ),
    check(
      "members_erased",
      sql`erased_at is null or (deactivated_at is not null and erase_at is null and password_hash is null and email is null
        and sso_subject is null and totp_secret is null)`,
    ),
  ],
);

/** A person's place in a unit, with the post 职务 held there. Ended memberships stay as history. */
export const memberships = pgTable(
  "memberships",
  {
    id: id(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => units.id),
    post: text("post").notNull().default(""),
    startedAt: instant("started_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    uniqueIndex("memberships_current").on(t.memberId, t.unitId).where(sql`ended_at is null`),
    index("memberships_unit").on(t.unitId).where(sql`ended_at is null`),
  ],
);

/** A role over a unit and its subtree. Who gave and took it stays readable. */
export const grants = pgTable(
  "grants",
  {
    id: id(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    role: text("role").$type<Role>().notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => units.id),
    grantedBy: uuid("granted_by"),
    grantedAt: instant("granted_at").notNull().defaultNow(),
    revokedAt: instant("revoked_at"),
    revokedBy: uuid("revoked_by"),
  },
  (t) => [
    uniqueIndex("grants_current").on(t.memberId, t.role, t.unitId).where(sql`revoked_at is null`),
    index("grants_unit").on(t.unitId, t.role).where(sql`revoked_at is null`),
  ],
);

export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    name: text("name").notNull().default(""),
    method: text("method").$type<"password" | "sso" | "set-up">().notNull(),
    ip: text("ip"),
    userAgent: text("user_agent"),
    /** The person asked to stay signed in on this device: then only the seven days end it, not a night unused. */
    kept: boolean("kept").notNull().default(false),
    /** Null while the second factor is still owed: until then the session opens nothing. */
    verifiedAt: instant("verified_at"),
    createdAt: createdAt(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    revokedBy: uuid("revoked_by"),
  },
  (t) => [index("sessions_member").on(t.memberId, t.createdAt)],
);

/** Codes for a lost phone, each good once in place of the six digits. Only a keyed hash is stored. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    id: id(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    codeHash: text("code_hash").notNull(),
    usedAt: instant("used_at"),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("recovery_codes_code").on(t.memberId, t.codeHash)],
);

/** Links that work once: the first administrator's set-up, a password reset, and what confirms an address. Only the hash is stored. */
export const oneTimeLinks = pgTable("one_time_links", {
  id: id(),
  purpose: text("purpose").$type<"set-up" | "password-reset" | "email">().notNull(),
  memberId: uuid("member_id").references(() => members.id),
  /** The address that it confirms: that of then. */
  email: text("email"),
  tokenHash: text("token_hash").notNull().unique(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
  createdAt: createdAt(),
});
