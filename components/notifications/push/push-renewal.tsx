"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { renewDeviceAction } from "#domains/notifications/actions.ts";
import { findSubscription } from "./subscribe.ts";

/** Whoever has signed in again where they were told before is told there again, without a word. */
export function PushRenewal({ serverKey }: { serverKey: string }) {
  const router = useRouter();
  useEffect(() => {
    const renew = async () => {
      const subscription = await findSubscription(serverKey);
      if (!subscription) return;
      const form = new FormData();
      form.set("endpoint", subscription.endpoint);
      const answer = await renewDeviceAction({ status: "idle" }, form);
      if (answer.status === "done") router.refresh();
    };
    renew().catch(() => {}); // The settings page shows that it is over.
  }, [router, serverKey]);
  return null;
}
