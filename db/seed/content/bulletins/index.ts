import type { SeedBulletin } from "../types.ts";
import { caseStudies } from "./case-studies.ts";
import { chronicle } from "./chronicle.ts";
import { comment } from "./comment.ts";
import { disclosure } from "./disclosure.ts";
import { family } from "./family.ts";
import { news } from "./news.ts";
import { notices } from "./notices.ts";
import { study } from "./study.ts";
import { video } from "./video.ts";
import { work } from "./work.ts";

export const bulletins: SeedBulletin[] = [
  ...news,
  ...work,
  ...notices,
  ...caseStudies,
  ...chronicle,
  ...comment,
  ...study,
  ...family,
  ...video,
  ...disclosure,
];
