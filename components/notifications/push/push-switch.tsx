"use client";
import { BellRing } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { addDeviceAction } from "#domains/notifications/actions.ts";
import { type Refusal, refusalOf, subscribe } from "./subscribe.ts";

export type PushSwitchWords = Record<Refusal | "on" | "working" | "failed", string>;
type Props = { serverKey: string; words: PushSwitchWords };

/** Switches pushing on in this browser: the person is asked on their click and never before. */
export function PushSwitch({ serverKey, words }: Props) {
  const router = useRouter();
  const [isInBrowser, setIsInBrowser] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const refusal = refusalOf();
    if (refusal) setSaid(words[refusal]);
    setIsInBrowser(true);
  }, [words]);
  const switchOn = async () => {
    setIsBusy(true);
    const refused = await enrol(serverKey, words).catch(() => words.failed);
    setSaid(refused ?? "");
    setIsBusy(false);
    if (refused === null) router.refresh();
  };
  if (!isInBrowser) return null;
  return (
    <>
      <div>
        <button type="button" className="btn g" onClick={switchOn} disabled={isBusy}>
          <BellRing className="i" aria-hidden />
          {isBusy ? words.working : words.on}
        </button>
      </div>
      <div aria-live="polite">{said && <p className="note">{said}</p>}</div>
    </>
  );
}

/** What there is to say where it did not work; null where it did. */
async function enrol(serverKey: string, words: PushSwitchWords): Promise<string | null> {
  const subscription = await subscribe(serverKey);
  if (typeof subscription === "string") return words[subscription];
  const { endpoint = "", keys = {} } = subscription.toJSON();
  const form = new FormData();
  for (const [name, value] of Object.entries({ endpoint, ...keys })) form.set(name, value);
  const answer = await addDeviceAction({ status: "idle" }, form);
  return answer.status === "error" ? answer.message : null;
}
