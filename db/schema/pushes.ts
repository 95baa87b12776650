import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import type { MailGroup } from "#db/enums/mails.ts";
import type { PushState } from "#db/enums/pushes.ts";
import { members, sessions } from "#db/schema/accounts.ts";
import { inboxItems } from "#db/schema/notifications.ts";

/** A browser that its member wants to be told on, for as long as they are signed in there (RFC 8030, RFC 8291). */
export const pushDevices = pgTable(
  "push_devices",
  {
    id: id(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    sessionId: uuid("session_id")
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    endpoint: text("endpoint").notNull().unique(),
    /** The browser's public key and its secret, base64url. */
    p256dh: text("p256dh").notNull(),
    auth: text("auth").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("push_devices_member").on(t.memberId), index("push_devices_session").on(t.sessionId)],
);

/** What one device is, or was, told. */
export const pushes = pgTable(
  "pushes",
  {
    id: id(),
    deviceId: uuid("device_id")
      .notNull()
      .references(() => pushDevices.id, { onDelete: "cascade" }),
    kind: text("kind").$type<MailGroup>().notNull(),
    /** The thread that its lines have in common, or nothing. */
    place: text("place").notNull().default(""),
    state: text("state").$type<PushState>().notNull().default("waiting"),
    tries: integer("tries").notNull().default(0),
    dueAt: instant("due_at").notNull(),
    /** The status that the push service answered last; null where nobody answered. */
    answered: integer("answered"),
    createdAt: createdAt(),
    doneAt: instant("done_at"),
  },
  (t) => [
    // Until the first try, what comes in is put to what already waits.
    uniqueIndex("pushes_open").on(t.deviceId, t.kind, t.place).where(sql`state = 'waiting' and tries = 0`),
    index("pushes_due").on(t.dueAt).where(sql`state = 'waiting'`),
    index("pushes_device").on(t.deviceId, t.kind, t.place, t.doneAt),
    index("pushes_done").on(t.doneAt),
  ],
);

/** Which lines of the inbox it tells. */
export const pushItems = pgTable(
  "push_items",
  {
    itemId: uuid("item_id")
      .notNull()
      .references(() => inboxItems.id, { onDelete: "cascade" }),
    pushId: uuid("push_id")
      .notNull()
      .references(() => pushes.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.itemId, t.pushId] }), index("push_items_push").on(t.pushId)],
);
