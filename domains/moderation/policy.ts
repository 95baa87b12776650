import type { ModerationKind } from "#db/enums/forum.ts";
import type { QueueKind } from "#db/enums/queue.ts";
import { canFlag, isModerator } from "#domains/forum/policy.ts";
import { type Actor, isSelf } from "#domains/kernel/actor.ts";
import { holds, holdsAnywhere } from "#domains/units/policy.ts";
import { isWithin } from "#domains/units/visibility.ts";
import { APPEAL_WINDOW_DAYS } from "./input.ts";
import type {
  ActionSubject,
  AppealSubject,
  BoardSubject,
  MemberSubject,
  PostSubject,
  ThreadSubject,
} from "./subjects.ts";
import type { UnmoveSubject } from "./unmoves/queries.ts";

export const moderatesAnywhere = (actor: Actor) => holdsAnywhere(actor, ["leader"]);

export const canModeratePost = (actor: Actor, { thread }: PostSubject) => isModerator(actor, thread.unitPath);

export const canModerateThread = (actor: Actor, thread: ThreadSubject) => isModerator(actor, thread.unitPath);

/** The discussion of a bulletin or a case is called after it. */
export const canRenameThread = (actor: Actor, thread: ThreadSubject) =>
  canModerateThread(actor, thread) && thread.boardId !== null;

export const canFlagPost = (actor: Actor, { thread, post }: PostSubject) => canFlag(actor, thread, post);

/** Moving needs the right at both ends, keeps a discussion with what it hangs on, and goes to no wider circle (`isNotWider`). */
export const canMoveThread = (actor: Actor, { thread, board }: { thread: ThreadSubject; board: BoardSubject }) =>
  thread.boardId !== null &&
  board.archivedAt === null &&
  isModerator(actor, thread.unitPath) &&
  isModerator(actor, board.unitPath);

/** Who keeps order on a board sorts its threads, and takes them in from other boards. */
export const canWorkBoard = (actor: Actor, board: Pick<BoardSubject, "unitPath">) => isModerator(actor, board.unitPath);

/** Only whoever moved it takes the move back, and only with the right at both ends still. */
export const canUnmoveThread = (actor: Actor, { thread, board, move }: UnmoveSubject) =>
  move.actorId === actor.id && canMoveThread(actor, { thread, board });

/** Posts go to another discussion only by who keeps order at both ends; words of a unit by nobody to where others hear them. */
export const canMovePosts = (actor: Actor, { thread, target }: { thread: ThreadSubject; target: ThreadSubject }) =>
  isModerator(actor, thread.unitPath) && isModerator(actor, target.unitPath) && !target.boardArchived;

export const canSplitThread = (actor: Actor, { thread, board }: { thread: ThreadSubject; board: BoardSubject }) =>
  isModerator(actor, thread.unitPath) && isModerator(actor, board.unitPath) && board.archivedAt === null;

/** The discussion of a bulletin or a case belongs to it and stays. */
export const canMergeThread = (actor: Actor, both: { thread: ThreadSubject; target: ThreadSubject }) =>
  both.thread.boardId !== null && canMovePosts(actor, both);

/** Everybody who may read the other place may read this one too. */
export const isNotWider = (unitPath: string | null, than: string | null) =>
  than === null || (unitPath !== null && isWithin(unitPath, than));

/** A leader silences within the own subtree people who belong to it, never oneself nor a leader of the same unit or above. */
export const canMute = (actor: Actor, { member, unitPath }: MemberSubject) =>
  isModerator(actor, unitPath) &&
  member.id !== actor.id &&
  member.homes.some((home) => unitPath === null || isWithin(home.path, unitPath)) &&
  !holds(member, ["leader"], unitPath);

/** The same for a warning; what gave rise to it, if anything did, was said by that person in the area or below. */
export const canWarn = (actor: Actor, { about, ...found }: MemberSubject & { about: PostSubject | null }) =>
  canMute(actor, found) &&
  (about === null || (about.post.authorId === found.member.id && isModerator(actor, about.thread.unitPath)));

/** A leader words reasons for the own subtree, the root's leaders for everybody. */
export const canWordReasons = (actor: Actor, { unitPath }: { unitPath: string | null }) => isModerator(actor, unitPath);

export const canLiftMute = (actor: Actor, { unitPath }: { unitPath: string | null }) => isModerator(actor, unitPath);

/** What takes something from somebody and can be given back: an appeal that could undo nothing would promise too much. */
const APPEALABLE: ModerationKind[] = [
  "hide-post",
  "hide-revision",
  "reject-post",
  "rename-thread",
  "lock-thread",
  "mute-member",
  "warn-member",
];

/** The person whom it concerns may ask once for a second look, within the week. */
export const canAppeal = (actor: Actor, { action, appealed }: ActionSubject, now = Date.now()) =>
  isSelf(actor, action.memberId) &&
  APPEALABLE.includes(action.kind) &&
  !appealed &&
  now - action.at.getTime() < APPEAL_WINDOW_DAYS * 86_400_000;

/** Another pair of eyes: nobody judges the appeal against their own act; above the root's leaders stand its reviewers. */
export const canDecideAppeal = (actor: Actor, { action, unitPath, decided }: AppealSubject) =>
  !decided &&
  action.actorId !== actor.id &&
  !isSelf(actor, action.memberId) &&
  (isModerator(actor, unitPath) || holds(actor, ["reviewer"], null));

/** What policy asks of a matter in the queue. */
export type ItemFacts = { kind: QueueKind; unitPath: string | null; memberId: string; byId: string | null };

/** Who has a matter in the queue: leaders of its area, wherever above it the grant lies, and for an appeal the root's reviewers; never those whose act or appeal it is. */
export const canHandle = (actor: Actor, { kind, unitPath, memberId, byId }: ItemFacts) =>
  (isModerator(actor, unitPath) || (kind === "appeal" && holds(actor, ["reviewer"], null))) &&
  byId !== actor.id &&
  !(isAboutOneself(kind) && isSelf(actor, memberId));

/** What is said against somebody's act, or is to take somebody's words away for good, is never their own to handle. */
const isAboutOneself = (kind: QueueKind) => kind === "appeal" || kind === "purge" || kind === "reveal";

/** Into whose hands it may be given. Not asked is who speaks without a name: a refusal would tell. */
export const mayBeHanded = (assignee: Actor, item: ItemFacts) => canHandle({ ...assignee, voices: [] }, item);

/** 查明发言人: asked for a post said without a name by who keeps order there; whoever said it knows already. */
export const canAskReveal = (actor: Actor, subject: PostSubject) =>
  canModeratePost(actor, subject) && subject.post.isVoice && !isSelf(actor, subject.post.authorId);

/** Nobody is found out by one person alone, nor by themselves: whoever agrees has neither asked for it nor is it. */
export const canAgreeReveal = (actor: Actor, request: ItemFacts) =>
  isModerator(actor, request.unitPath) && canHandle(actor, request);

/** Everybody else of the area may keep it from happening, the one who asked too. */
export const canDeclineReveal = (actor: Actor, { unitPath, memberId }: ItemFacts) =>
  isModerator(actor, unitPath) && !isSelf(actor, memberId);

export const canProposePurge = (actor: Actor, subject: PostSubject) =>
  canModeratePost(actor, subject) && !subject.post.isPurged;

/** Nothing is destroyed by one person alone: whoever confirms it has neither proposed it nor written what is to go. */
export const canConfirmPurge = (actor: Actor, proposal: ItemFacts) =>
  isModerator(actor, proposal.unitPath) && canHandle(actor, proposal);

/** Everybody of the area may keep it from happening, the one who proposed it too. */
export const canDeclinePurge = (actor: Actor, { unitPath, memberId }: ItemFacts) =>
  isModerator(actor, unitPath) && !isSelf(actor, memberId);

/** That nothing is wrong with one's own words is for others to find. */
export const canDismissFlags = (actor: Actor, subject: PostSubject) =>
  canModeratePost(actor, subject) && !isSelf(actor, subject.post.authorId);

/** Who may read what an action says: the person whom it concerns, and the moderators of its area (`visibleActs` as SQL). */
export const canSeeAction = (actor: Actor, { action, unitPath }: Pick<ActionSubject, "action" | "unitPath">) =>
  isSelf(actor, action.memberId) || isModerator(actor, unitPath) || holds(actor, ["reviewer"], null);

/** Whoever has something to handle: leaders, and the root's reviewers for appeals against leaders of the root. */
export const mayHandle = (actor: Actor) => moderatesAnywhere(actor) || holds(actor, ["reviewer"], null);
