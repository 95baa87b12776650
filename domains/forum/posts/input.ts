import { z } from "zod";
import { REACTIONS } from "#db/enums/forum.ts";
import { MemberText } from "#lib/text/document.ts";
import { DraftVersion } from "../drafts/input.ts";
import { OptionalPostNumber, PostNumber, Ticked, YesNo } from "../input.ts";

export const Reply = z.object({
  threadId: z.uuid(),
  parentNumber: OptionalPostNumber,
  text: MemberText,
  /** 不显示姓名, where the board allows it. */
  isAnonymous: Ticked,
  /** The draft that it came of, and that goes with it. */
  draftVersion: DraftVersion,
});

/** `revision` is the one that the author had before them. */
export const EditPost = z.object({
  postId: z.uuid(),
  revision: PostNumber,
  text: MemberText,
  draftVersion: DraftVersion,
});

export const OpenWiki = z.object({ postId: z.uuid() });
export const EndWiki = z.object({ postId: z.uuid() });

export const DeletePost = z.object({ postId: z.uuid() });

/** Without `on` the reaction changes to its opposite, as a form without JavaScript asks. */
export const React = z.object({ postId: z.uuid(), kind: z.enum(REACTIONS), on: YesNo.optional() });
