import { z } from "zod";
import { FOLLOW_LEVELS } from "#db/enums/forum.ts";
import { MemberText } from "#lib/text/document.ts";
import { DraftVersion } from "../drafts/input.ts";
import { Ticked, Title } from "../input.ts";
import { LabelIds } from "../labels/input.ts";

export const OpenThread = z.object({
  boardId: z.uuid(),
  title: Title,
  text: MemberText,
  labels: LabelIds,
  isAnonymous: Ticked,
  draftVersion: DraftVersion,
});

export const RenameThread = z.object({ threadId: z.uuid(), title: Title });

export const FollowThread = z.object({ threadId: z.uuid(), level: z.enum(FOLLOW_LEVELS) });
