/** Where a matter of the queue is weighed. */
export const casePath = ({ postId, appealId }: { postId: string | null; appealId: string | null }) =>
  appealId ? `/desk/moderation/appeals/${appealId}` : `/desk/moderation/posts/${postId}`;
