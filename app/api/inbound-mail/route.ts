import { answerInbound } from "#domains/forum/by-mail/answer.ts";

/** Answers by mail, as the operator's mail server hands them in: signed, and without a session. */
export const POST = (request: Request) => answerInbound(request);
