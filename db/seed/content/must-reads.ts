import type { SignIn, UnitSlug } from "./types.ts";

/** What the demonstration's people are asked to read: by its key, of which units, how many days from today it is due. */
export type SeedMustRead = {
  bulletin: string;
  units: UnitSlug[];
  dueInDays: number /** Who has not confirmed. */;
  unread: SignIn[];
};

/** Nobody of these confirms anything: the first thing that a newcomer sees on trying their accounts is something to read. */
const late: SignIn[] = ["member-works-1", "member-logistics-1", "member-office-2"];

export const mustReads: SeedMustRead[] = [
  {
    bulletin: "three-typical",
    units: ["group"],
    dueInDays: 8,
    unread: [
      ...late,
      "leader-works-2",
      "yan-songbai",
      "wu-haoran",
      "tan-jing",
      "member-works",
      "member-logistics",
      "yang-shulan",
    ],
  },
  {
    bulletin: "inspection-rectified",
    units: ["works", "logistics"],
    dueInDays: 5,
    unread: ["member-works-2", "member-logistics-1"],
  },
  { bulletin: "travel-claims", units: ["group"], dueInDays: -6, unread: ["yang-shulan", "member-logistics"] },
];
