import { useState, useTransition } from "react";
import { attempt } from "#components/form/attempt.ts";
import { useMe } from "#components/me/me-provider.tsx";

/** The deed of a button that has no form: it is there only once scripts run, and an article has to stay light. */
export function useDeed(action: Parameters<typeof attempt>[0]) {
  const { refresh } = useMe();
  const [said, setSaid] = useState<string>();
  const [isSending, startSending] = useTransition();
  const send = (fields: Record<string, string>) =>
    startSending(async () => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      const outcome = await attempt(action, form);
      const isDone = outcome.status === "done";
      if (isDone) await refresh();
      setSaid(isDone ? undefined : "message" in outcome ? outcome.message : document.body.dataset[outcome.status]);
    });
  const refusal = said && (
    <p className="note bad" role="alert">
      <b>{said}</b>
    </p>
  );
  return { send, refusal, isSending };
}
