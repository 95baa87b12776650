/** A rule broken on purpose: `text` stands once in `file`; with `instead` in its place, a test in `test` goes red. */
export type Mutant = { guards: string; file: string; text: string; instead: string; test: string };

const mutant = (guards: string, file: string, [text, instead]: [string, string], test: string): Mutant => ({
  ...{ guards, file, text, instead, test },
});

/** The ledger of guards that were seen to fail; docs/security.md tells it. */
export const MUTANTS: Mutant[] = [
  mutant(
    "a member of another unit does not enter an area",
    "domains/units/visibility.ts",
    ["path === top || path.startsWith(", "true || path.startsWith("],
    "domains/units/visibility.test.ts",
  ),
  mutant(
    "a hidden post is read by its author and moderators alone",
    "domains/forum/visibility.ts",
    ["or(isNull(posts.hiddenBy), isOwn(viewer, posts.authorId), moderated(viewer)),", ""],
    "domains/forum/visibility.test.ts",
  ),
  mutant(
    "before the door only public columns are read",
    "domains/bulletins/visibility.ts",
    ["where visibility = 'public'", "where true"],
    "domains/bulletins/visibility.test.ts",
  ),
  mutant(
    "what the actor may not see is not found",
    "domains/kernel/command.ts",
    ['if (subject === null) throw new DomainError("not_found");', ""],
    "domains/kernel/command.test.ts",
  ),
  mutant(
    "what policy refuses is forbidden",
    "domains/kernel/command.ts",
    ['if (!recipe.allow(actor, subject, input)) throw new DomainError("forbidden");', ""],
    "domains/kernel/command.test.ts",
  ),
  mutant(
    "a text that PostgreSQL cannot store is refused by its field",
    "domains/kernel/input.ts",
    ['value.includes("\\u0000")', "false"],
    "domains/kernel/command.test.ts",
  ),
  mutant(
    "a move needs rights where the thread stands",
    "domains/moderation/policy.ts",
    [
      "  isModerator(actor, thread.unitPath) &&\n  isModerator(actor, board.unitPath);",
      "  isModerator(actor, board.unitPath);",
    ],
    "domains/moderation/reach.test.ts",
  ),
  mutant(
    "a move needs rights where the thread goes",
    "domains/moderation/policy.ts",
    [
      "  isModerator(actor, thread.unitPath) &&\n  isModerator(actor, board.unitPath);",
      "  isModerator(actor, thread.unitPath);",
    ],
    "domains/moderation/reach.test.ts",
  ),
  mutant(
    "an act of another unit is not found by its id",
    "domains/moderation/subjects.ts",
    [
      ".where(and(eq(moderationActions.id, actionId), visibleActs(actor)))",
      ".where(eq(moderationActions.id, actionId))",
    ],
    "domains/moderation/reach.test.ts",
  ),
  mutant(
    "an appeal of another unit is not found by its id",
    "domains/moderation/subjects.ts",
    [".where(and(eq(appeals.id, appealId), visibleActs(actor)))", ".where(eq(appeals.id, appealId))"],
    "domains/moderation/reach.test.ts",
  ),
  mutant(
    "a mute is lifted by who leads its unit",
    "domains/moderation/policy.ts",
    [
      "canLiftMute = (actor: Actor, { unitPath }: { unitPath: string | null }) => isModerator(actor, unitPath)",
      "canLiftMute = (actor: Actor, _: { unitPath: string | null }) => actor.id !== null",
    ],
    "domains/moderation/reach.test.ts",
  ),
  mutant(
    "an appeal comes within seven days",
    "domains/moderation/policy.ts",
    ["now - action.at.getTime() < APPEAL_WINDOW_DAYS * 86_400_000", "true"],
    "domains/moderation/reach.test.ts",
  ),
  mutant(
    "nobody judges an appeal against the own act",
    "domains/moderation/policy.ts",
    ["  action.actorId !== actor.id &&\n", ""],
    "domains/moderation/reach.test.ts",
  ),
  mutant(
    "an act of somebody real stays in the log when the demonstration goes",
    "drizzle/0026_acts_kept.sql",
    ["     AND NOT EXISTS (SELECT FROM members WHERE id = OLD.member_id AND NOT is_demo)", ""],
    "domains/units/clear-demo.test.ts",
  ),
  mutant(
    "no log is emptied",
    "drizzle/0026_acts_kept.sql",
    ["BEFORE TRUNCATE ON events", "BEFORE TRUNCATE ON event_seals"],
    "domains/units/clear-demo.test.ts",
  ),
  mutant(
    "what was sealed tells when it is changed",
    "domains/audit/seal.ts",
    ["    sortKeys(row.payload),\n", ""],
    "domains/audit/seal.test.ts",
  ),
  mutant(
    "a revoked session is out at its next request",
    "domains/accounts/queries.ts",
    ["        isNull(sessions.revokedAt),\n", ""],
    "domains/accounts/sessions.test.ts",
  ),
  mutant(
    "a password is tried so many times",
    "domains/accounts/check-password.ts",
    ["  await takeTry(knock);\n", ""],
    "domains/accounts/check-password.test.ts",
  ),
  mutant(
    "cookies are bound to the host where the origin is https",
    "domains/accounts/cookies.ts",
    ["isSecure() ? `__Host-", "!isSecure() ? `__Host-"],
    "domains/accounts/cookies.test.ts",
  ),
  mutant(
    "who owes two steps does nothing by a role",
    "domains/kernel/two-step.ts",
    ["{ ...signedIn, grants: [] }", "signedIn"],
    "domains/people/two-step/two-step.test.ts",
  ),
  mutant(
    "who owes two steps is led to them from the desk",
    "proxy.ts",
    ["actor.owesTwoStep && isDesk(pathname)", "false"],
    "proxy.test.ts",
  ),
  mutant(
    "an administrator holds one office alone",
    "domains/people/grants/separation.ts",
    ["held.every((role) => role === added)", "true"],
    "domains/people/grants/grants.test.ts",
  ),
  mutant(
    "a write comes from our own pages",
    "domains/edge/same-origin.ts",
    ['headers.get("sec-fetch-site") === "same-origin"', "true"],
    "proxy.test.ts",
  ),
  mutant(
    "a form is read before Next reads it",
    "proxy.ts",
    ["isForm ? await faultOfForm(request) : null", "null"],
    "proxy.test.ts",
  ),
  mutant(
    "a call of an action holds plain data and its form",
    "domains/edge/form-body.ts",
    ["IS_NO_VALUE.test(one)", "false"],
    "domains/edge/form-body.test.ts",
  ),
  mutant(
    "what comes packed is not taken in",
    "domains/media/fetch-picture.ts",
    ['"content-encoding" in answer.headers', "false"],
    "domains/media/fetch-picture.test.ts",
  ),
  mutant(
    "nobody opens another's picture by naming it",
    "domains/media/attach.ts",
    ['if (usable.length !== ids.length) throw invalid("form", "pictureNotYours");', ""],
    "domains/media/media.test.ts",
  ),
  mutant(
    "an object carries so many pictures",
    "domains/media/attach.ts",
    ["ids.length > PICTURES_PER_CARRIER", "false"],
    "domains/media/media.test.ts",
  ),
  mutant(
    "a link leads nowhere but to the web",
    "lib/text/urls.ts",
    ["return isWebAddress(href) ? href : null;", "return href;"],
    "lib/text/document.test.ts",
  ),
  mutant(
    "a wrong setting ends the start",
    "lib/env.ts",
    ['QINGFENG_PREPARE: z.enum(["on", "off"])', "QINGFENG_PREPARE: z.string()"],
    "lib/env.test.ts",
  ),
  mutant(
    "NextAuth is known to two files",
    "domains/accounts/session-token.ts",
    ["import { unsealSession }", 'import "next-auth/jwt";\nimport { unsealSession }'],
    "security/walls.test.ts",
  ),
  mutant(
    "no server code fetches",
    "domains/media/fetch-picture.ts",
    ["await bytesOf(await ask(url))", "new Uint8Array(await (await fetch(url)).arrayBuffer())"],
    "security/walls.test.ts",
  ),
  mutant(
    "posts of a unit are moved nowhere where others hear them",
    "domains/moderation/policy.ts",
    ["than === null || (unitPath", "true || than === null || (unitPath"],
    "domains/moderation/moves.test.ts",
  ),
  mutant(
    "posts are moved by who keeps order at both ends",
    "domains/moderation/policy.ts",
    [
      "isModerator(actor, thread.unitPath) && isModerator(actor, target.unitPath) && !target.boardArchived",
      "isModerator(actor, thread.unitPath) && !target.boardArchived",
    ],
    "domains/moderation/moves.test.ts",
  ),
  mutant(
    "what is set for a time is refused where the account is shut by then",
    "domains/moderation/timers/fire.ts",
    ['if (!setter) throw new DomainError("forbidden");', 'if (!setter) return db.execute("select 1");'],
    "domains/moderation/timers/timers.test.ts",
  ),
  mutant(
    "a device is told while somebody is signed in on it",
    "domains/notifications/push/send.ts",
    [
      "await findActorBySession(device.sessionId);",
      'await (await import("#domains/accounts/queries.ts")).findActor(device.memberId);',
    ],
    "domains/notifications/push/send.test.ts",
  ),
  mutant(
    "a device is told what its member may see by then",
    "domains/notifications/queries.ts",
    ["and(isStillNews, isOfPush(pushId))", "isOfPush(pushId)"],
    "domains/notifications/push/send.test.ts",
  ),
  mutant(
    "a push goes to no host that the operator does not allow",
    "domains/notifications/push/address.ts",
    ["url.host.endsWith(host.slice(1))", "url.host.endsWith(host.slice(2))"],
    "domains/notifications/push/devices.test.ts",
  ),
  mutant(
    "notices are mailed to addresses that their owners confirmed alone",
    "domains/accounts/mail-address.ts",
    ["  canMail()\n    ?", "  false\n    ?"],
    "domains/notifications/mail/address.test.ts",
  ),
  mutant(
    "a link confirms the address that it was sent to, and no other",
    "domains/accounts/confirmation.ts",
    ["eq(members.id, memberId), eq(members.email, email), isNull", "eq(members.id, memberId), isNull"],
    "domains/notifications/mail/address.test.ts",
  ),
  mutant(
    "the HTML of a mail is read no deeper than anybody writes it",
    "domains/forum/by-mail/text-of-html.ts",
    ["if (open.length === HTML_DEPTH_MAX)", "if (false)"],
    "domains/forum/by-mail/text-of-html.test.ts",
  ),
  mutant(
    "what a voice does is told of the voice, in the log and outside",
    "domains/forum/posts/commands/reply.ts",
    ["      by: authorId,\n", ""],
    "domains/forum/voices/leaks.test.ts",
  ),
  mutant(
    "a voice stands in no list of people",
    "domains/people/search.ts",
    ["eq(members.isVoice, false)", "eq(members.isVoice, members.isVoice)"],
    "domains/forum/voices/leaks.test.ts",
  ),
  mutant(
    "no exception tells that a leader speaks without a name",
    "domains/forum/policy.ts",
    ["(isAnonymous || !isModerator(", "(!isModerator("],
    "domains/forum/voices/bounds.test.ts",
  ),
  mutant(
    "no rule about the person measures who speaks without a name",
    "domains/forum/holds/hold.ts",
    ["isAnonymous || !OF_THE_PERSON", "!OF_THE_PERSON"],
    "domains/forum/voices/bounds.test.ts",
  ),
  mutant(
    "a mail bears no name where its writer hides it",
    "domains/forum/by-mail/take-in.ts",
    ["if (await speaksUnnamed(actor, threadId))", "if (false)"],
    "domains/forum/by-mail/by-mail.test.ts",
  ),
  mutant(
    "no refused assignment tells who is behind a voice",
    "domains/moderation/policy.ts",
    ["canHandle({ ...assignee, voices: [] }, item)", "canHandle(assignee, item)"],
    "domains/moderation/reveals/reveals.test.ts",
  ),
  mutant(
    "who spoke is shown to the two who agreed on it alone",
    "domains/moderation/reveals/queries.ts",
    ["eq(reveals.postId, postId), isOneOfTwo, ", "eq(reveals.postId, postId), "],
    "domains/moderation/reveals/reveals.test.ts",
  ),
  mutant(
    "search finds posts for those who may read them alone",
    "domains/search/queries.ts",
    ["and(saidPosts(viewer), since(posts.createdAt, age))", "and(sql`true`, since(posts.createdAt, age))"],
    "domains/search/search.test.ts",
  ),
  mutant(
    "search finds nothing that waits or was hidden, not even for who keeps order",
    "domains/forum/visibility.ts",
    ["isNull(posts.pendingSince), isNull(posts.hiddenBy), ", ""],
    "domains/search/search.test.ts",
  ),
  mutant(
    "search finds articles for those who may read them alone",
    "domains/search/queries.ts",
    [
      "and(listedPublications(viewer), since(publications.firstPublishedAt, age))",
      "and(sql`true`, since(publications.firstPublishedAt, age))",
    ],
    "domains/search/search-bulletins.test.ts",
  ),
];
