/**
 * waiting: to be sent at its time · sent: the push service took it · dropped: at its time there was nothing left to tell
 * there · failed: given up
 */
export type PushState = "waiting" | "sent" | "dropped" | "failed";
