import { z } from "zod";
import { findOwnProfile } from "#domains/accounts/own.ts";
import { listDuties } from "#domains/bulletins/must-reads/duties.ts";
import { listKept } from "#domains/forum/bookmarks/queries.ts";
import { listDrafts } from "#domains/forum/drafts/queries.ts";
import { listOwnPosts } from "#domains/forum/export/queries.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";

export const TakeArchive = z.object({});

/**
 * What the house keeps of a person and they may take with them (个人信息保护法, article 45): the account, what they wrote as
 * far as they may still read it, what they are writing and keep, and what they confirmed to have read. Nobody else's.
 */
export const takeArchive = command({
  event: "archive.copy.taken",
  input: TakeArchive,
  limit: "archive.copy.taken",
  load: async (_tx, actor) => (actor.kind === "member" ? actor : null),
  allow: (actor, self) => actor.id === self.id,
  async run(tx, { actor }) {
    const archive = {
      account: await findOwnProfile(actor),
      units: actor.homes.map(({ name, post }) => ({ name, post })),
      posts: (await listOwnPosts(actor, tx)).map(({ id: _, ...post }) => post),
      drafts: (await listDrafts(actor, tx)).map(({ kind, title, text, updatedAt }) => ({
        kind,
        title,
        text,
        updatedAt,
      })),
      bookmarks: await listKept(actor, tx),
      confirmed: (await listDuties(actor, tx)).done.map(({ title, confirmedAt }) => ({ title, confirmedAt })),
    };
    // The log counts what stands under their name, or it would tell of the rest.
    const named = archive.posts.filter(({ isAnonymous }) => !isAnonymous);
    return { id: memberId(actor), archive, payload: { posts: named.length } };
  },
});
