import type { Lang } from "#lib/i18n.ts";
import { messages } from "#messages/index.ts";

/** The words of the form, passed to its islands as they are. */
export type CaseWords = (typeof messages)["zh-CN"]["cases"]["desk"];

export const caseWords = (lang: Lang): CaseWords => messages[lang].cases.desk;
