"use client";
import { CircleAlert } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { fill } from "#components/composer/fill.ts";
import { paceOf, timeLeft } from "#components/composer/time-left.ts";
import { postForm, UploadError } from "#components/composer/upload.ts";

type Times = Record<"timeSeconds" | "timeMinutes" | "timeUnknown", string>;
type Props = { words: Times & Record<"submit" | "sending" | "working" | "offline" | "progress", string> };
type State = { percent: number; told: string } | { fault: string } | null;

/**
 * Sends the form around it and tells how far it is and how long it still takes. It cannot be pressed twice, and comes to
 * itself when the browser brings the page back. Without script the form goes its plain way.
 */
export function ImportButton({ words }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState<State>(null);
  useEffect(() => {
    const form = button.current?.form;
    const onSubmit = (event: SubmitEvent) => {
      event.preventDefault();
      void send(form!, words, setState);
    };
    const onShow = () => setState(null);
    form?.addEventListener("submit", onSubmit);
    addEventListener("pageshow", onShow);
    return () => {
      form?.removeEventListener("submit", onSubmit);
      removeEventListener("pageshow", onShow);
    };
  }, [words]);
  const isSent = state !== null && "percent" in state;
  return (
    <>
      {isSent && (
        <p className="mprep" role="status">
          <progress max={100} value={state.percent} aria-label={words.progress} />
          <span className="num">{state.told}</span>
        </p>
      )}
      {state !== null && "fault" in state && (
        <p className="note bad" role="alert">
          <CircleAlert className="i" aria-hidden />
          {state.fault}
        </p>
      )}
      <button ref={button} type="submit" className="btn s" disabled={isSent} aria-busy={isSent}>
        {words.submit}
      </button>
    </>
  );
}

async function send(form: HTMLFormElement, words: Props["words"], tell: (state: State) => void) {
  const pace = paceOf();
  tell({ percent: 0, told: fill(words.sending, { percent: 0, left: words.timeUnknown }) });
  try {
    const { to } = await postForm<{ to: string }>(form.action, new FormData(form), {
      onProgress(progress) {
        const percent = Math.floor((progress.sent / progress.total) * 100);
        const left = timeLeft(pace(progress, Date.now()), words);
        tell({ percent, told: percent === 100 ? words.working : fill(words.sending, { percent, left }) });
      },
    });
    location.assign(to);
  } catch (error) {
    const sentence = error instanceof UploadError && error.reason !== "offline" ? error.message : "";
    tell({ fault: sentence || words.offline });
  }
}
