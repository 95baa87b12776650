/** What a text is: 原创, 转载, 曝光通报 (who broke which rule), 领导活动. */
export const CONTENT_KINDS = ["original", "reprint", "exposure", "leadership"] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** How much harm a wrong word could do: 一般, 敏感, 重大, the least first. */
export const RISKS = ["ordinary", "sensitive", "grave"] as const;
export type Risk = (typeof RISKS)[number];
