import type { Listener } from "#domains/kernel/outbox.ts";
import { hangOnBulletin, hangOnCase } from "./threads/hang.ts";

const followBulletin: Listener = ({ subjectId }, tx) => hangOnBulletin(tx, subjectId);
const followCase: Listener = ({ subjectId }, tx) => hangOnCase(tx, subjectId);

/** What is published gets its discussion, and the discussion goes with it into another area. Withdrawal needs no news: visibility asks. */
export const forumListeners = {
  "bulletins.bulletin.published": followBulletin,
  "bulletins.bulletin.moved": followBulletin,
  "cases.case.published": followCase,
  "cases.case.moved": followCase,
  "cases.case.edited": followCase,
};
