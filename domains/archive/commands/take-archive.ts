import { z } from "zod";
import { findOwnProfile } from "#domains/accounts/own.ts";
import { listKeptTitles } from "#domains/bulletins/kept/queries.ts";
import { listDuties } from "#domains/bulletins/must-reads/duties.ts";
import { listKeptCaseTitles } from "#domains/cases/kept/queries.ts";
import { listKept } from "#domains/forum/bookmarks/queries.ts";
import { listDrafts } from "#domains/forum/drafts/queries.ts";
import {
  listFollowedBoards,
  listFollowedThreads,
  listOwnReactions,
  listOwnVotes,
} from "#domains/forum/export/own-marks.ts";
import { listOwnPosts } from "#domains/forum/export/queries.ts";
import { listIgnored } from "#domains/forum/ignores/queries.ts";
import { listSavedLists } from "#domains/forum/lists/saved/queries.ts";
import { listScheduled } from "#domains/forum/scheduled/queries.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { listActsAgainst, listOwnFlags } from "#domains/moderation/decisions/own.ts";

export const TakeArchive = z.object({});

/**
 * What the house keeps of a person and they may take with them (个人信息保护法, article 45): the account, what they wrote as
 * far as they may still read it, what they chose, follow, plan and keep, what they complained of, what was decided about
 * them, and what they confirmed to have read. Nobody else's.
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
      reactions: await listOwnReactions(actor, tx),
      votes: await listOwnVotes(actor, tx),
      drafts: (await listDrafts(actor, tx)).map(({ kind, title, text, updatedAt }) => ({
        kind,
        title,
        text,
        updatedAt,
      })),
      plans: (await listScheduled(actor, tx)).map(({ id: _, ...plan }) => plan),
      bookmarks: await listKept(actor, tx),
      articles: await listKeptTitles(actor, tx),
      cases: await listKeptCaseTitles(actor, tx),
      follows: { threads: await listFollowedThreads(actor, tx), boards: await listFollowedBoards(actor, tx) },
      lists: (await listSavedLists(actor, tx)).map(({ id: _, ...list }) => list),
      ignored: (await listIgnored(actor, tx)).map(({ name, since }) => ({ name, since })),
      flags: await listOwnFlags(actor, tx),
      decisions: await listActsAgainst(actor, tx),
      confirmed: (await listDuties(actor, tx)).done.map(({ title, confirmedAt }) => ({ title, confirmedAt })),
    };
    // The log counts what stands under their name, or it would tell of the rest.
    const named = archive.posts.filter(({ isAnonymous }) => !isAnonymous);
    return { id: memberId(actor), archive, payload: { posts: named.length } };
  },
});
