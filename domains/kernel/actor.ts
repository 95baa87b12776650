import type { Role } from "#db/enums/roles.ts";

/** A role over the subtree below `path` (slugs joined by dots, root first). */
export type Grant = { role: Role; unitId: string; path: string };
/** A unit the person belongs to. */
export type Home = { unitId: string; path: string; slug: string; name: string; enName: string; post: string };

/** Who acts. A guest has no id, no home and no grant; the system acts for the worker and the seed. */
export type Actor = {
  kind: "member" | "guest" | "system";
  id: string | null;
  sessionId: string | null;
  name: string;
  homes: Home[];
  grants: Grant[];
  /** Whom they speak as where they show no name (`voices`): ids that nobody else knows to be theirs. */
  voices: string[];
  /** Two-step sign-in is on for this account. */
  hasTotp: boolean;
  /** They signed in by password alone, and hold a role that asks for two steps: they act as if they held none. */
  owesTwoStep: boolean;
  passwordMustChange: boolean;
  isDemo: boolean;
};

/** What everyone of an area may see: the viewer of a shared page. */
export type Audience = { kind: "audience"; area: "public" | "site" | `unit:${string}` };

export type Viewer = Actor | Audience;

const nobody = {
  id: null,
  sessionId: null,
  name: "",
  homes: [],
  grants: [],
  voices: [],
  hasTotp: false,
  owesTwoStep: false,
  passwordMustChange: false,
  isDemo: false,
};
export const guest: Actor = { kind: "guest", ...nobody };
export const system: Actor = { kind: "system", ...nobody };

/** The id of a signed-in actor; commands that `allow` members only may rely on it. */
export function memberId(actor: Actor): string {
  if (actor.id === null) throw new Error("a guest has no id");
  return actor.id;
}

/** Whether it is the viewer's own, said under their name or without it. */
export const isSelf = (viewer: Viewer, authorId: string | null) =>
  viewer.kind === "member" && authorId !== null && (viewer.id === authorId || viewer.voices.includes(authorId));

/** As whom a member acts on what `authorId` said: without their name where they said it so. */
export const selfAs = (actor: Actor, authorId: string) => (isSelf(actor, authorId) ? authorId : memberId(actor));
