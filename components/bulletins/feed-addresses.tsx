"use client";
import type { ReactNode } from "react";
import { useFormState } from "#components/form/action-form.tsx";

type Props = {
  origin: string;
  feed: string;
  words: { title: string; text: string; gone: string };
  children: ReactNode;
};

/** The fields of a form that makes a key; once it is done, the addresses that hold it take their place. */
export function FeedAddresses({ origin, feed, words, children }: Props) {
  const state = useFormState();
  if (state.status !== "done") return children;
  const { secret: key } = state.value as { secret?: string };
  return (
    <div className="note ok" role="status">
      <div className="grid gap-2">
        <b>{words.title}</b>
        <p>{key ? words.text : words.gone}</p>
        {key && (
          <dl className="kv">
            {["RSS", "Atom", "JSON"].map((format) => (
              <div key={format}>
                <dt>{format}</dt>
                <dd>
                  <code className="select-all break-all">{`${origin}/api/feeds/${key}/${feed}.${format.toLowerCase()}`}</code>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </div>
  );
}
