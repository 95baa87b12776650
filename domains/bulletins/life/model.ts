import type { Step, TaskKind } from "#db/enums/reviews.ts";
import type { Role } from "#db/enums/roles.ts";
import { type Decision, objectionTo, openTasks, type Standing, stepAfter } from "../review/progress.ts";

// The life of one text as a machine, for tests: what each move makes of it and when it is refused. Of the product it uses the
// rules of the review and nothing else; `walks.test.ts` holds the commands to it.

export type Person = { name: string; roles: Role[] };

type Review = Standing & {
  version: number;
  words: number;
  state: "in_review" | "returned" | "approved";
  isAfterwards: boolean;
};

export type Life = {
  version: number;
  /** What approvals are given to: another number is another wording. */
  words: number;
  writers: string[];
  /** Whoever wrote what was ever handed in, and who began it. */
  everWrote: string[];
  holder: string | null;
  /** Who saved it last. */
  editor: string;
  review: Review | null;
  published: { version: number; isArchived: boolean } | null;
  wasWithdrawn: boolean;
  /** It was deleted before anybody read it: nothing can be done with it any more. */
  isGone: boolean;
  plan: { version: number; by: string; review: Review } | null;
  /** The wording of every version that was kept. */
  kept: Record<number, number>;
  /** How what readers saw last came before them; null: in an emergency. */
  passed: { words: number; review: Review | null } | null;
};

export type Move =
  | { do: "edit"; by: Person; what: "words" | "carried" }
  | { do: "hand in" | "recall" | "publish" | "plan" | "cancel" | "take over" | "discard"; by: Person }
  | { do: "emergency" | "withdraw" | "archive" | "unarchive"; by: Person }
  | { do: "approve" | "return"; by: Person; kind: TaskKind }
  | { do: "restore"; by: Person; version: number }
  | { do: "fire" };

export const STATES = [
  ...([
    "draft",
    "in review",
    "returned",
    "approved",
    "scheduled",
    "published",
    "withdrawn",
    "archived",
    "gone",
  ] as const),
];

export const newLife = (author: Person): Life => ({
  ...{ version: 1, words: 1, writers: [author.name], everWrote: [author.name], holder: null, review: null },
  editor: author.name,
  ...{ published: null, wasWithdrawn: false, isGone: false, plan: null, kept: {}, passed: null },
});

export function stateOf({ review, plan, published, version, wasWithdrawn, isGone }: Life): (typeof STATES)[number] {
  if (isGone) return "gone";
  if (review?.state === "in_review" && !review.isAfterwards) return "in review";
  if (review?.state === "returned") return "returned";
  if (plan) return "scheduled";
  if (review?.state === "approved" && published?.version !== version) return "approved";
  if (published) return published.isArchived ? "archived" : "published";
  return wasWithdrawn ? "withdrawn" : "draft";
}

/** What becomes of a text by a move along a route; null: the move is refused. */
export function after(life: Life, move: Move, steps: Step[]): Life | null {
  if (life.isGone) return null;
  if (move.do === "fire") return life.plan && released(life, life.plan.version, life.plan.review);
  const { by } = move;
  const [isEditor, isPublisher] = [by.roles.includes("editor"), by.roles.includes("publisher")];
  const { review, published, version } = life;
  const isOpen = review?.state === "in_review";
  const isNew = published === null || published.version < version;
  switch (move.do) {
    case "edit":
      return isEditor ? written(life, by, move.what === "words" ? life.version + 1_000 : life.words) : null;
    case "restore": {
      const words = life.kept[move.version];
      return isEditor && words !== undefined ? written(keep(life), by, words) : null;
    }
    case "take over":
      return isEditor ? { ...life, holder: by.name } : null;
    case "hand in":
      if (!isEditor || isOpen || review?.state === "approved" || !isNew) return null;
      return { ...opened(life, by, steps, false), holder: null };
    case "discard": {
      const isTied = isOpen || life.plan !== null || (life.holder !== null && life.holder !== by.name);
      return isEditor && !published && !life.wasWithdrawn && !isTied ? { ...life, isGone: true } : null;
    }
    case "recall":
      return isEditor && isOpen && !review.isAfterwards ? { ...life, review: null } : null;
    case "approve": {
      if (!review || !mayDecide(review, by, move.kind)) return null;
      const said: Decision = { step: review.step, kind: move.kind, verdict: "approve", memberId: by.name };
      const step = stepAfter(review, move.kind, by.name);
      const state = step === review.steps.length ? "approved" : "in_review";
      // After an emergency the text stays open: what was written meanwhile was read by nobody.
      if (state === "approved" && review.words !== life.words) return { ...life, review: null };
      return { ...life, review: { ...review, step, state, decisions: [...review.decisions, said] } };
    }
    case "return":
      if (!review || !mayDecide(review, by, move.kind)) return null;
      return { ...life, review: { ...review, state: "returned" } };
    case "publish":
      if (!isPublisher || !isNew || review?.state !== "approved") return null;
      return { ...released(life, version, review), plan: null };
    case "emergency": {
      if (!isPublisher || !isNew || review?.state === "approved") return null;
      // A review under way ends with it; of its words nobody approves the own ones afterwards either.
      const writers = isOpen ? union(life.writers, review.writerIds) : life.writers;
      return { ...opened(released(life, version, null), by, steps, true, writers), plan: null };
    }
    case "plan":
      if (!isPublisher || !isNew || review?.state !== "approved") return null;
      return { ...keep(life), plan: { version, by: by.name, review } };
    case "cancel":
      return isPublisher && life.plan ? { ...life, plan: null } : null;
    case "withdraw": {
      if (!isPublisher || !published) return null;
      // It is nobody's text any more but theirs who wrote it.
      const writers = union(life.writers, life.everWrote);
      return { ...life, writers, published: null, wasWithdrawn: true, plan: null };
    }
    default: {
      const isArchived = move.do === "archive";
      if (!isPublisher || !published || published.isArchived === isArchived) return null;
      return { ...life, published: { ...published, isArchived } };
    }
  }
}

function written(life: Life, by: Person, words: number): Life | null {
  const { review } = life;
  if (review?.state === "in_review" && !review.isAfterwards) return null;
  if (life.holder !== null && life.holder !== by.name) return null;
  const isOver = review?.state === "approved" && words !== life.words;
  const version = life.version + 1;
  // What another wrote is kept before it is written over.
  const { kept } = life.editor === by.name ? life : keep(life);
  const writers = union(life.writers, [by.name]);
  return { ...life, kept, version, words, writers, holder: by.name, editor: by.name, review: isOver ? null : review };
}

const keep = (life: Life): Life => ({ ...life, kept: { [life.version]: life.words, ...life.kept } });

function opened(life: Life, by: Person, steps: Step[], isAfterwards: boolean, writers = life.writers): Life {
  const { version, words } = life;
  const all = union(writers, [by.name]);
  const standing: Standing = { steps, step: 0, writerIds: all, decisions: [] };
  const review: Review = { ...standing, version, words, state: "in_review", isAfterwards };
  return { ...keep(life), review, everWrote: union(life.everWrote, all) };
}

/** A version before its readers. Who writes from now on writes a new draft; one that was begun meanwhile stays as it is. */
function released(life: Life, version: number, review: Review | null): Life {
  const isLatest = version === life.version;
  const words = isLatest ? life.words : life.kept[version]!;
  const now = { ...keep(life), published: { version, isArchived: false }, plan: null, passed: { words, review } };
  return isLatest ? { ...now, review: null, writers: [] } : { ...now, kept: life.kept };
}

const mayDecide = (review: Review, by: Person, kind: TaskKind): boolean =>
  review.state === "in_review" &&
  openTasks(review).some((task) => task.kind === kind && by.roles.includes(task.role)) &&
  objectionTo(review, by.name, kind) === null;

const union = (some: string[], more: string[]) => [...new Set([...some, ...more])];

/** What must never be, whatever was done; said without the code that it holds to account. Null: all is well. */
export function faultOf(life: Life): string | null {
  const { review, published, plan, passed, version, words } = life;
  for (const one of [review, plan?.review, passed?.review]) if (one && faultOfReview(one)) return faultOfReview(one);
  if (review?.state === "in_review" && !review.isAfterwards && review.version !== version)
    return "a text in review was changed";
  if (review?.state === "approved" && review.words !== words) return "an approval stands for other words";
  if (published && published.version > version) return "readers see what was never written";
  if (published && life.kept[published.version] === undefined) return "what is published was not kept";
  if (plan && life.kept[plan.version] !== plan.review.words) return "a plan names other words than were approved";
  if (plan && published && published.version >= plan.version) return "a plan for what is out already";
  if (passed?.review && passed.review.state !== "approved") return "published without its approval";
  if (passed?.review && passed.review.words !== passed.words) return "published other words than were approved";
  return null;
}

function faultOfReview({ steps, step, state, writerIds, decisions }: Review): string | null {
  const yes = decisions.filter(({ verdict }) => verdict === "approve");
  if (yes.some(({ memberId }) => writerIds.includes(memberId))) return "somebody approved their own words";
  const full = steps.filter(({ tasks }, at) =>
    tasks.every(({ kind, approvers }) => {
      const here = yes.filter((said) => said.step === at && said.kind === kind);
      return new Set(here.map(({ memberId }) => memberId)).size === approvers;
    }),
  );
  if (full.length !== Math.min(step, steps.length)) return "a step was left before its time, or not left";
  if ((state === "approved") !== (full.length === steps.length)) return "approved without every step";
  return null;
}
