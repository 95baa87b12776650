import type { CarrierKind } from "#db/schema/media.ts";
import type { Viewer } from "#domains/kernel/actor.ts";

/** For each kind of object that carries pictures: which of these ids the viewer may see. A kind that is not listed shows nothing. */
export type Carriers = Partial<Record<CarrierKind, (viewer: Viewer, carrierIds: string[]) => Promise<string[]>>>;

type Picture = { ownerId: string; uses: { carrier: CarrierKind; carrierId: string }[] };

/** Its owner sees a picture, and whoever may see one of the objects that carry it. */
export async function maySeePicture(viewer: Viewer, picture: Picture, carriers: Carriers): Promise<boolean> {
  if (viewer.kind === "member" && viewer.id === picture.ownerId) return true;
  const byKind = Object.groupBy(picture.uses, (use) => use.carrier);
  for (const [kind, uses = []] of Object.entries(byKind)) {
    const visible = await carriers[kind as CarrierKind]?.(
      viewer,
      uses.map((use) => use.carrierId),
    );
    if (visible && visible.length > 0) return true;
  }
  return false;
}
