import type { SeedBulletin } from "../types.ts";
import { comment } from "./comment.ts";
import { disclosure } from "./disclosure.ts";
import { family } from "./family.ts";
import { news } from "./news.ts";
import { notices } from "./notices.ts";
import { study } from "./study.ts";
import { work } from "./work.ts";

export const bulletins: SeedBulletin[] = [...news, ...work, ...notices, ...comment, ...study, ...family, ...disclosure];
