import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { threads } from "#db/schema/forum.ts";
import { voices } from "#db/schema/voices.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { announce } from "#domains/kernel/notices.ts";
import { voiceName } from "#lib/reserved-names.ts";

type Saying = { isAnonymous: boolean; allowsAnonymous: boolean; mediaIds: string[] };

/**
 * Where names must be shown nothing is said without one. Nor are files: whose they are and what they tell of a camera
 * stands beside the post.
 */
export function refuseAnonymous({ isAnonymous, allowsAnonymous, mediaIds }: Saying): void {
  if (!isAnonymous) return;
  if (!allowsAnonymous) throw invalid("form", "namesShown");
  if (mediaIds.length > 0) throw invalid("text", "filesTellNames");
}

type Speaker = { id: string; isDemo: boolean };

/** Somebody's voice in a thread; their first word there gives it the next number. */
export async function voiceIn(tx: Tx, { id: ownerId, isDemo }: Speaker, threadId: string): Promise<string> {
  const known = await findVoice(tx, ownerId, threadId);
  if (known) return known;
  await tx.select({ id: threads.id }).from(threads).where(eq(threads.id, threadId)).for("update");
  const justHeard = await findVoice(tx, ownerId, threadId); // of two first words at once the other came first
  if (justHeard) return justHeard;
  const [thread] = await tx
    .update(threads)
    .set({ lastVoiceNumber: sql`${threads.lastVoiceNumber} + 1` })
    .where(eq(threads.id, threadId))
    .returning({ number: threads.lastVoiceNumber });
  const { number } = thread!;
  const [voice] = await tx
    .insert(members)
    .values({
      name: voiceName(number),
      signInName: `voice:${randomUUID()}`,
      isVoice: true,
      deactivatedAt: sql`now()`,
      isDemo,
    })
    .returning({ id: members.id });
  await tx.insert(voices).values({ voiceId: voice!.id, threadId, number, ownerId });
  await announce(tx, "actors", { voices: "heard" });
  return voice!.id;
}

async function findVoice(tx: Tx, ownerId: string, threadId: string): Promise<string | null> {
  const [voice] = await tx
    .select({ id: voices.voiceId })
    .from(voices)
    .where(and(eq(voices.threadId, threadId), eq(voices.ownerId, ownerId)));
  return voice?.id ?? null;
}
