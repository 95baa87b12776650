import { sql } from "drizzle-orm";
import { date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import type { Digest, MailGroup, MailKind, MailState, MailWay } from "#db/enums/mails.ts";
import { members } from "#db/schema/accounts.ts";
import { inboxItems } from "#db/schema/notifications.ts";

const ofMember = () =>
  uuid("member_id")
    .notNull()
    .references(() => members.id, { onDelete: "cascade" });

/** How somebody wishes to be told by mail and on their devices. Whoever never chose has no row. */
export const mailWishes = pgTable("mail_wishes", {
  memberId: ofMember().primaryKey(),
  ways: jsonb("ways").$type<Partial<Record<MailGroup, MailWay>>>().notNull().default({}),
  /** What is pushed to their devices; null: what is pushed to whoever did not choose. */
  push: jsonb("push").$type<MailGroup[]>(),
  digest: text("digest").$type<Digest>().notNull().default("none"),
  /** Hours of the organisation's clock, 0 to 23. */
  digestHour: integer("digest_hour").notNull().default(8),
  /** The day that the last digest was made for. */
  digestedOn: date("digested_on"),
  quietFrom: integer("quiet_from"),
  quietTo: integer("quiet_to"),
});

/** A mail to one member, from when its first line came until what became of it is forgotten. */
export const mails = pgTable(
  "mails",
  {
    id: id(),
    memberId: ofMember(),
    kind: text("kind").$type<MailKind>().notNull(),
    /** What its lines have in common: a thread, the day of a digest, or nothing; of a letter about an address, that address. */
    place: text("place").notNull().default(""),
    state: text("state").$type<MailState>().notNull().default("waiting"),
    tries: integer("tries").notNull().default(0),
    dueAt: instant("due_at").notNull(),
    /** Its words, when no mail server took them. */
    subject: text("subject"),
    text: text("text"),
    /** What the mail server said last, and the code in it (RFC 3463), where there was one. */
    error: text("error"),
    status: text("status"),
    createdAt: createdAt(),
    doneAt: instant("done_at"),
  },
  (t) => [
    // Until the first try, what comes in is put into the mail that already waits.
    uniqueIndex("mails_open").on(t.memberId, t.kind, t.place).where(sql`state = 'waiting' and tries = 0`),
    index("mails_due").on(t.dueAt).where(sql`state = 'waiting'`),
    index("mails_done").on(t.memberId, t.doneAt).where(sql`state in ('sent', 'captured')`),
    index("mails_state").on(t.state, t.id),
    index("mails_letters").on(t.memberId, t.createdAt).where(sql`kind = 'address'`),
    index("mails_refused").on(t.id).where(sql`status is not null`),
  ],
);

/** Which lines of the inbox a mail tells: each once in its life, at once or in a digest. */
export const mailItems = pgTable(
  "mail_items",
  {
    itemId: uuid("item_id")
      .primaryKey()
      .references(() => inboxItems.id, { onDelete: "cascade" }),
    mailId: uuid("mail_id")
      .notNull()
      .references(() => mails.id, { onDelete: "cascade" }),
  },
  (t) => [index("mail_items_mail").on(t.mailId)],
);
