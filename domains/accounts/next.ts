import type { Actor } from "#domains/kernel/actor.ts";
import type { Outcome } from "#domains/kernel/command.ts";

/** Back to one's own devices, or to those of the person whom the security administrator looks at. */
export function afterRevoking({ payload }: Outcome, _form: FormData, actor: Actor): string {
  const memberId = String(payload?.memberId ?? "");
  return memberId === actor.id ? "/settings/sessions" : `/desk/sessions?member=${memberId}`;
}
