"use client";
import { Info } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useMe } from "#components/me/me-provider.tsx";
import { LEAVING } from "./attempt.ts";
import { type Form, forgetForm, formsKey, keepForms, type PutBack, putBack } from "./kept-forms.ts";

type Words = Record<"back" | "rest" | "discard", string>;

/**
 * A session that ends in the middle of a form leads to the door: what stood in the forms of the page (`data-kept`) waits in
 * this tab for the same member and stands there again after the sign-in, until it is sent.
 */
export function FormKeeper({ words }: { words: Words }) {
  const path = usePathname();
  const owner = useMe().me?.member.id;
  const lastOwner = useRef(owner);
  const [back, setBack] = useState<PutBack | null>(null);
  useEffect(() => {
    // Who wrote stays known when the page has heard that the session is over.
    lastOwner.current = owner ?? lastOwner.current;
    const store = tabStore();
    if (!store || !lastOwner.current) return;
    const key = formsKey(lastOwner.current, path);
    let sent: EventTarget | null = null;
    const stop = new AbortController();
    setBack(owner ? putBack(store, key, formsHere()) : null);
    const onSubmit = ({ target }: Event) => {
      sent = target;
      forgetForm(store, key, target as HTMLFormElement);
      setBack(null);
    };
    addEventListener("submit", onSubmit, { signal: stop.signal, capture: true });
    addEventListener(LEAVING, () => keepForms(store, key, formsHere(), sent), stop);
    return () => stop.abort();
  }, [path, owner]);

  if (!back) return null;
  const discard = () => {
    const store = tabStore();
    for (const form of back.forms as HTMLFormElement[]) {
      if (store && owner) forgetForm(store, formsKey(owner, path), form);
      form.reset();
    }
    setBack(null);
  };
  return (
    <div className="note" role="status">
      <Info className="i" aria-hidden />
      <div>
        <p>
          {words.back}{" "}
          <button type="button" className="link" onClick={discard}>
            {words.discard}
          </button>
        </p>
        {back.rest.length > 0 && <p>{words.rest}</p>}
        {back.rest.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </div>
  );
}

const formsHere = (): Form[] => [...document.querySelectorAll<HTMLFormElement>("form[data-kept]")];

/** Null where the browser refuses to keep anything. */
function tabStore(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
