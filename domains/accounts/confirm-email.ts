import { redirect } from "next/navigation";
import { applyConfirmation } from "./confirmation.ts";

/** Confirms an address by the link of a letter; its page then says so. */
export async function confirmEmail(form: Record<string, unknown>): Promise<never> {
  const token = await applyConfirmation(form);
  redirect(`/confirm-email/${encodeURIComponent(token)}`);
}
