import type { SeedThread } from "../types.ts";
import { festivals } from "./festivals.ts";
import { festivalsMore } from "./festivals-more.ts";
import { houseRules } from "./house-rules.ts";
import { ideas } from "./ideas.ts";
import { ideasMore } from "./ideas-more.ts";
import { logistics } from "./logistics.ts";
import { office } from "./office.ts";
import { officeMore } from "./office-more.ts";
import { works } from "./works.ts";
import { worksOne } from "./works-1.ts";

/** The thirty threads of the six boards. */
export const threads: SeedThread[] = [
  houseRules,
  ...festivals,
  ...festivalsMore,
  ...ideas,
  ...ideasMore,
  ...office,
  ...officeMore,
  ...works,
  ...worksOne,
  ...logistics,
];
