/** What makes the stored copies of an area's open log stale. */
export const openLogTag = (unitId: string | null) => `moderation-log:${unitId ?? "site"}`;
