import { sql } from "drizzle-orm";
import { afterAll, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { mailAddresses } from "#db/schema/mail-addresses.ts";
import { mails } from "#db/schema/mails.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { houseWithMail } from "#domains/notifications/mail/testing.ts";
import { schedules } from "./jobs.ts";

const { post, author, reader, thread, deliver } = await houseWithMail();
afterAll(post.stop);

test("mails go out and the failure is logged when the letters that ask owners cannot be made", async () => {
  const [stranger, follower] = [await reader(), await reader()];
  await db.delete(mailAddresses).where(sql`member_id = ${stranger.id}`);
  const { id: threadId } = await thread([follower]);
  await reply(author, { threadId, text: "说一句" });
  await deliver();
  await db.update(mails).set({ dueAt: new Date(0) });
  await db.execute(sql`alter table mails add constraint no_letters check (kind <> 'address')`);
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  await schedules.find(({ name }) => name === "send-mails")?.run();
  expect(post.letters.map(({ to }) => to)).toEqual([[follower.email]]);
  expect(log.mock.calls.flat().join()).toContain("no_letters");
});
