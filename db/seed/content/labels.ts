import type { LabelPick } from "#db/enums/labels.ts";
import type { UnitSlug } from "./types.ts";

export type SeedLabelGroup = {
  /** null: the whole organisation. */
  unit: UnitSlug | null;
  name: string;
  pick: LabelPick;
  /** Each label with the threads that carry it, by their keys. */
  labels: Record<string, string[]>;
};

export const labelGroups: SeedLabelGroup[] = [
  {
    unit: null,
    name: "类型",
    pick: "one",
    labels: {
      提问: ["relay-gifts", "e-red-packets", "parcel-on-delivery", "night-deliveries", "fuel-alarm", "sample-coffee"],
      经验: ["house-rules", "swap-book", "hours-on-the-wall", "handover-list"],
      建议: ["fewer-papers", "one-window", "plain-words", "small-purchases", "forty-minutes"],
    },
  },
  {
    unit: null,
    name: "工作领域",
    pick: "several",
    labels: {
      礼品礼金: ["relay-gifts", "e-red-packets", "parcel-on-delivery", "wedding-gift", "sample-coffee", "two-boxes"],
      家风: ["house-rules", "wedding-gift", "relay-gifts"],
      采购: ["small-purchases", "closing-dinner", "sample-coffee"],
      报销: ["fewer-papers", "old-receipt"],
      会风文风: ["plain-words", "forty-minutes", "poetic-variation"],
    },
  },
  {
    unit: "works",
    name: "现场",
    pick: "several",
    labels: {
      收料: ["night-deliveries"],
      签证: ["late-signatures", "poetic-variation"],
      分包: ["closing-dinner"],
      工资: ["hours-on-the-wall"],
    },
  },
];
