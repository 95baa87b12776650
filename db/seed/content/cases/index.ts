import type { SeedCase } from "../types.ts";
import { duty } from "./duty.ts";
import { fairness } from "./fairness.ts";
import { integrity } from "./integrity.ts";
import { loyalty } from "./loyalty.ts";

export const cases: SeedCase[] = [...integrity, ...fairness, ...duty, ...loyalty];
