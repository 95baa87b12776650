import { expect, test } from "vitest";
import type { InboxKind } from "#db/schema/notifications.ts";
import type { InboxLine } from "../queries.ts";
import { GROUP_OF } from "./groups.ts";
import { writeLetter } from "./letter.ts";

process.env.AUTH_SECRET = "a secret of this file, long enough for anyone";

const line = (kind: InboxKind): InboxLine => ({
  ...({ id: crypto.randomUUID(), kind, actorName: "石磊", threadTitle: "塔吊限位怎么查", count: 3 } as InboxLine),
  ...{ path: null, unitSlug: null, readIn: null, dueOn: null, actionKind: null },
  ...{ threadId: crypto.randomUUID(), postNumber: 2, bulletinId: crypto.randomUUID(), actionId: crypto.randomUUID() },
});

test.each(Object.keys(GROUP_OF) as InboxKind[])("a line %s is a whole sentence in both languages", (kind) => {
  for (const lang of ["zh-CN", "en"] as const) {
    const mail = { id: crypto.randomUUID(), kind: GROUP_OF[kind], memberId: crypto.randomUUID() };
    const { text, subject } = writeLetter({ mail, lines: [line(kind)], lang, site: "清风", replyTo: null });
    expect(text.split("\n")[0]).toMatch(/\S/);
    expect(`${subject}\n${text}`).not.toMatch(/\blines\.|[{}]|undefined/);
  }
});
