import { z } from "zod";
import { Line } from "#lib/text/line.ts";

export const TOPIC_LIMITS = { title: 40, enTitle: 80, summary: 200, section: 20, address: 300, items: 100 };

const fields = {
  title: Line(2, TOPIC_LIMITS.title),
  enTitle: Line(0, TOPIC_LIMITS.enTitle).default(""),
  summary: Line(0, TOPIC_LIMITS.summary).default(""),
  /** A ticked box, or none. */
  isPublic: z
    .literal("on")
    .optional()
    .transform((said) => said === "on"),
};

/** The slug becomes part of the address and never changes. */
export const CreateTopic = z.object({
  ...fields,
  slug: z
    .string()
    .min(2)
    .max(40)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
});
export const TopicRef = z.object({ topicId: z.uuid() });
export const UpdateTopic = TopicRef.extend(fields);
/** Before its readers, or away from them again. */
export const PublishTopic = TopicRef.extend({ isPublished: z.enum(["true", "false"]) });
/** `address`: of the bulletin, the case, the discussion or the thing of the library, as it stands in the browser. */
export const AddTopicItem = TopicRef.extend({
  address: Line(1, TOPIC_LIMITS.address),
  section: Line(0, TOPIC_LIMITS.section).default(""),
});
export const RemoveTopicItem = z.object({ itemId: z.uuid() });
