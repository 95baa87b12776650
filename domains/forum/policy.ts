import { type Actor, isSelf, type Viewer } from "#domains/kernel/actor.ts";
import { holds, holdsAnywhere } from "#domains/units/policy.ts";
import { mayEnterArea } from "#domains/units/visibility.ts";
import { EDIT_WINDOW_HOURS } from "./limits.ts";

/** What policy asks of a board: whose it is and whether it is still open. `unitPath` null: the whole organisation. */
export type BoardFacts = { unitPath: string | null; archivedAt: Date | null };
/** What policy asks of a thread. */
export type ThreadFacts = {
  unitPath: string | null;
  boardId: string | null;
  authorId: string;
  postCount: number;
  /** What it hangs on is published in the same area; true on a board. */
  hangsOnPublished: boolean;
  boardArchived: boolean;
  /** All of it went into another thread. */
  isMerged: boolean;
  needsApproval: boolean;
};
/** What policy asks of a post. */
export type PostFacts = {
  authorId: string;
  createdAt: Date;
  isPending: boolean;
  isHidden: boolean;
  isDeleted: boolean;
};

/** What is asked besides before an edit: whether a moderator has weighed it before readers saw it, and whether it is open to all. */
export type EditedFacts = PostFacts & { wasJudged: boolean; isWiki: boolean };

/** Leaders moderate their unit and its subtree, the leader of the root unit what belongs to everyone (版主). */
export const isModerator = (viewer: Viewer, unitPath: string | null) =>
  viewer.kind !== "audience" && holds(viewer, ["leader"], unitPath);

/** Members of the unit's subtree speak in it, and staff of the units above. */
export const canWriteIn = (actor: Actor, unitPath: string | null) =>
  actor.kind === "member" && mayEnterArea(actor, unitPath);

export const canManageBoards = (actor: Actor, unitPath: string | null) =>
  holds(actor, unitPath === null ? ["leader", "editor"] : ["leader"], unitPath);

/** Somebody who keeps boards in order somewhere. */
export const managesBoards = (actor: Actor) => canManageBoards(actor, null) || holdsAnywhere(actor, ["leader"]);

export const canOpenThread = (actor: Actor, board: BoardFacts) =>
  board.archivedAt === null && canWriteIn(actor, board.unitPath);

/** Readers see something of it, or it is a discussion that waits for its first word. */
export const isShown = (thread: ThreadFacts) => thread.postCount > 0 || thread.boardId === null;

export const canSeeThread = (viewer: Viewer, thread: ThreadFacts) =>
  mayEnterArea(viewer, thread.unitPath) &&
  !thread.isMerged &&
  thread.hangsOnPublished &&
  (isShown(thread) || isSelf(viewer, thread.authorId) || isModerator(viewer, thread.unitPath));

export const canSeePost = (viewer: Viewer, thread: ThreadFacts, post: PostFacts) =>
  canSeeThread(viewer, thread) &&
  (!post.isPending || isSelf(viewer, post.authorId) || isModerator(viewer, thread.unitPath));

/** Hidden and deleted words are for their author and, where a moderator hid them, for moderators. */
export const canReadPost = (viewer: Viewer, thread: ThreadFacts, post: PostFacts) =>
  canSeePost(viewer, thread, post) &&
  !post.isDeleted &&
  (!post.isHidden || isSelf(viewer, post.authorId) || isModerator(viewer, thread.unitPath));

/** What nobody sees yet gets no answers: they would bring its title to light before a moderator has approved it. */
export const canReply = (actor: Actor, thread: ThreadFacts) =>
  canWriteIn(actor, thread.unitPath) && isShown(thread) && !thread.boardArchived;

/** On boards with approval members wait for a moderator, moderators do not: but without a name, or it would tell who speaks. */
export const mustWait = (
  actor: Actor,
  board: { needsApproval: boolean; unitPath: string | null },
  isAnonymous = false,
) => board.needsApproval && (isAnonymous || !isModerator(actor, board.unitPath));

/** Whoever may enter a board's area may follow it, open or archived. */
export const canReadBoard = (actor: Actor, board: BoardFacts) =>
  actor.kind === "member" && mayEnterArea(actor, board.unitPath);

/** A reader may keep a place in the thread and follow it. */
export const canReadThread = (actor: Actor, thread: ThreadFacts) =>
  actor.kind === "member" && canSeeThread(actor, thread);

/** Where one has read to is one's own affair; a guest has no place. */
export const canKeepPlace = (actor: Actor) => actor.kind === "member";

/** The author of a post that stands, as long as they belong here; of a wiki whoever shares it. */
export const canEverEdit = (actor: Actor, thread: ThreadFacts, post: EditedFacts) =>
  isStanding(post) && (isAuthorHere(actor, thread, post) || sharesWiki(actor, thread, post));

/** An author mends the own post for a day, all mend a wiki at any time; not once it was approved, or approval would mean nothing. */
export const canEdit = (actor: Actor, thread: ThreadFacts, post: EditedFacts) =>
  canEverEdit(actor, thread, post) &&
  (sharesWiki(actor, thread, post) || isFresh(post)) &&
  !isApproved(actor, thread, post);

/** What its author called a thread on a board is theirs to say otherwise as long as its opening post stands. */
export const canEverRename = (actor: Actor, thread: ThreadFacts, post: PostFacts) =>
  thread.boardId !== null && isStanding(post) && isAuthorHere(actor, thread, post) && isSelf(actor, thread.authorId);

/** For as long as they may mend that post; not what a leader has called it. */
export const canRename = (actor: Actor, thread: ThreadFacts & { titledBy: string | null }, post: EditedFacts) =>
  canEverRename(actor, thread, post) && thread.titledBy === null && isFresh(post) && !isApproved(actor, thread, post);

const isFresh = (post: PostFacts) => Date.now() - post.createdAt.getTime() < EDIT_WINDOW_HOURS * 3_600_000;

/** 共同编辑: whoever may answer in the thread edits what readers see of it. */
const sharesWiki = (actor: Actor, thread: ThreadFacts, post: EditedFacts) =>
  post.isWiki && !post.isPending && canReply(actor, thread);

/** What was approved stands as it was read; moderators wait for nobody with words under their own name. */
export const isApproved = (actor: Actor, thread: ThreadFacts, post: EditedFacts) =>
  isWeighed(thread, post) && !(actor.id === post.authorId && isModerator(actor, thread.unitPath));

/** A moderator has let it through, or it is shown where all wait. */
const isWeighed = (thread: ThreadFacts, post: EditedFacts) =>
  !post.isPending && (post.wasJudged || thread.needsApproval);

/** Its author, or who keeps order there, opens a post to all; not what nobody could edit then. */
export const canOpenWiki = (actor: Actor, thread: ThreadFacts, post: EditedFacts) =>
  canEndWiki(actor, thread, post) && !post.isPending && !isWeighed(thread, post);

export const canEndWiki = (actor: Actor, thread: ThreadFacts, post: PostFacts) =>
  isStanding(post) && (isAuthorHere(actor, thread, post) || isModerator(actor, thread.unitPath));

/** Whichever of the two it is time for. */
export const canSwitchWiki = (actor: Actor, thread: ThreadFacts, post: EditedFacts) =>
  post.isWiki ? canEndWiki(actor, thread, post) : canOpenWiki(actor, thread, post);

/** An author takes back the own post whenever they like, even in a locked thread. */
export const canDelete = (actor: Actor, post: PostFacts) => isSelf(actor, post.authorId) && isStanding(post);

/** Everyone who may write may nod, but not at themselves. */
export const canReact = (actor: Actor, thread: ThreadFacts, post: PostFacts) =>
  canWriteIn(actor, thread.unitPath) &&
  !thread.boardArchived &&
  isStanding(post) &&
  !post.isPending &&
  !isSelf(actor, post.authorId);

/** 投诉: of what readers see and somebody else wrote. */
export const canFlag = (actor: Actor, thread: ThreadFacts, post: PostFacts) =>
  canWriteIn(actor, thread.unitPath) && isStanding(post) && !post.isPending && !isSelf(actor, post.authorId);

const isAuthorHere = (actor: Actor, thread: ThreadFacts, post: PostFacts) =>
  isSelf(actor, post.authorId) && canWriteIn(actor, thread.unitPath);

const isStanding = (post: PostFacts) => !post.isHidden && !post.isDeleted;
