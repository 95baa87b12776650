import type { CarrierKind } from "#db/schema/media.ts";
import type { Viewer } from "#domains/kernel/actor.ts";

/** For each kind of object that carries files: which of these ids the viewer may see. A kind that is not listed shows nothing. */
export type Carriers = Partial<Record<CarrierKind, (viewer: Viewer, carrierIds: string[]) => Promise<string[]>>>;

type Carried = { ownerId: string; uses: { carrier: CarrierKind; carrierId: string }[] };

/**
 * Whoever may see one of the objects that carry a file sees it; what nothing carries, its owner alone. That one has put
 * it there does not suffice: who leaves a unit sees nothing of it any more, nor what they showed in it themselves.
 */
export async function maySeeFile(viewer: Viewer, file: Carried, carriers: Carriers): Promise<boolean> {
  if (file.uses.length === 0) return viewer.kind === "member" && viewer.id === file.ownerId;
  const byKind = Object.groupBy(file.uses, (use) => use.carrier);
  for (const [kind, uses = []] of Object.entries(byKind)) {
    const visible = await carriers[kind as CarrierKind]?.(
      viewer,
      uses.map((use) => use.carrierId),
    );
    if (visible && visible.length > 0) return true;
  }
  return false;
}
