import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { mentionText } from "#lib/text/mention-text.ts";
import { wordsEdit } from "./edits.ts";
import { isComposingKey } from "./keys.ts";
import { type MentionQuery, mentionQueryAt } from "./mention-query.ts";
import { fieldOf, makeEdit } from "./textarea.ts";
import type { Person } from "./types.ts";

const WAIT_MS = 120;
type Open = MentionQuery & { people: Person[]; chosen: number };
export type Picked = Map<string, { memberId: string; name: string }>;

/** The list of people below the text while a name is typed after `@`. */
export function useMention(area: RefObject<HTMLTextAreaElement | null>, url: string | undefined) {
  const [open, setOpen] = useState<Open | null>(null);
  const picked = useRef<Picked>(new Map());
  const asked = useRef<{ abort?: AbortController; timer?: ReturnType<typeof setTimeout>; closedAt?: number }>({});
  const close = () => {
    clearTimeout(asked.current.timer);
    asked.current.abort?.abort();
    setOpen(null);
  };
  useEffect(() => () => clearTimeout(asked.current.timer), []);

  /** Called when the text or the caret has changed, but not while an input method composes. */
  const look = () => {
    const field = area.current;
    const query = field && url ? mentionQueryAt(field.value, field.selectionEnd) : null;
    if (!query || query.start === asked.current.closedAt) return close();
    asked.current.closedAt = undefined;
    clearTimeout(asked.current.timer);
    asked.current.timer = setTimeout(async () => {
      asked.current.abort?.abort();
      asked.current.abort = new AbortController();
      const people = await findPeople(url!, query.query, asked.current.abort.signal);
      if (people) setOpen(people.length > 0 ? { ...query, people, chosen: 0 } : null);
    }, WAIT_MS);
  };

  const choose = (person: Person) => {
    const field = area.current;
    if (!field || !open) return;
    const hasNamesake = open.people.some((other) => other.name === person.name && other.id !== person.id);
    const text = mentionText(person, hasNamesake);
    picked.current.set(text.replace(/^@\[?|\]$/g, ""), { memberId: person.id, name: person.name });
    const { value, end } = fieldOf(field);
    makeEdit(field, wordsEdit({ value, start: open.start, end }, `${text} `));
    close();
  };

  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!open || isComposingKey(event)) return false;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step) setOpen({ ...open, chosen: (open.chosen + step + open.people.length) % open.people.length });
    else if (event.key === "Enter" || event.key === "Tab") choose(open.people[open.chosen]!);
    else if (event.key === "Escape") {
      asked.current.closedAt = open.start;
      close();
    } else return false;
    event.preventDefault();
    return true;
  };

  return { open, look, close, choose, onKeyDown, picked };
}

/** Null when the question was overtaken or the network is gone: then the name is simply typed. */
async function findPeople(url: string, query: string, signal: AbortSignal): Promise<Person[] | null> {
  const address = new URL(url, location.href);
  address.searchParams.set("q", query);
  try {
    const answer = await fetch(address, { signal });
    const people: unknown = answer.ok ? await answer.json() : [];
    return Array.isArray(people) ? people : [];
  } catch {
    return null;
  }
}
