/** What shows a thread: its pages, its board's lists, the bulletin or case it hangs on. */
export const threadTags = (thread: {
  id: string;
  boardId: string | null;
  bulletinId: string | null;
  caseId: string | null;
}) => [
  `thread:${thread.id}`,
  "forum",
  ...(thread.boardId ? [`board:${thread.boardId}`] : []),
  ...(thread.bulletinId ? [`bulletin:${thread.bulletinId}`] : []),
  ...(thread.caseId ? [`case:${thread.caseId}`] : []),
];
