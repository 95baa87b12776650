import { isNull } from "drizzle-orm";
import { type CarrierKind, media } from "#db/schema/media.ts";
import type { Viewer } from "#domains/kernel/actor.ts";

/** Under which a post's files are carried; what any other kind carries the house has made its own. */
export const POST_CARRIERS = ["post", "hidden-revision"] as const satisfies CarrierKind[];

/**
 * For each kind of object that carries files: which of these ids the viewer may see. A kind that is not listed shows nothing.
 * `withdrawn` is asked instead, of all that carried it, for a file that its owner has withdrawn.
 */
export type Carriers = Partial<
  Record<CarrierKind | "withdrawn", (viewer: Viewer, carrierIds: string[]) => Promise<string[]>>
>;

type Carried = { ownerId: string; isWithdrawn: boolean; uses: { carrier: CarrierKind; carrierId: string }[] };

/**
 * Whoever may see one of the objects that carry a file sees it; what nothing carries, its owner alone. That one has put
 * it there does not suffice: who leaves a unit sees nothing of it any more, nor what they showed in it themselves.
 */
export async function maySeeFile(viewer: Viewer, file: Carried, carriers: Carriers): Promise<boolean> {
  if (file.uses.length === 0) return !file.isWithdrawn && viewer.kind === "member" && viewer.id === file.ownerId;
  const byKind = Object.groupBy(file.uses, (use) => (file.isWithdrawn ? "withdrawn" : use.carrier));
  for (const [kind, uses = []] of Object.entries(byKind)) {
    const visible = await carriers[kind as keyof Carriers]?.(
      viewer,
      uses.map((use) => use.carrierId),
    );
    if (visible && visible.length > 0) return true;
  }
  return false;
}

/** For whoever settles what was said: they may still look at what its author has withdrawn meanwhile. */
export type AlsoWithdrawn = { alsoWithdrawn?: boolean };
export const unlessWithdrawn = ({ alsoWithdrawn = false }: AlsoWithdrawn) =>
  alsoWithdrawn ? undefined : isNull(media.withdrawnAt);
