import type { CarrierKind } from "#db/schema/media.ts";
import type { Viewer } from "#domains/kernel/actor.ts";

/** For each kind of object that carries files: which of these ids the viewer may see. A kind that is not listed shows nothing. */
export type Carriers = Partial<Record<CarrierKind, (viewer: Viewer, carrierIds: string[]) => Promise<string[]>>>;

type Carried = { ownerId: string; uses: { carrier: CarrierKind; carrierId: string }[] };

/** Its owner sees a file, and whoever may see one of the objects that carry it. */
export async function maySeeFile(viewer: Viewer, file: Carried, carriers: Carriers): Promise<boolean> {
  if (viewer.kind === "member" && viewer.id === file.ownerId) return true;
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
