import { type ChangeEvent, useRef, useState } from "react";
import { fill } from "#components/composer/fill.ts";
import { useThread } from "./thread-context.tsx";
import { usePlace } from "./use-place.ts";

/** A number of a post and the day on which it was said, in words. */
type Floor = [number: number, day: string];

/**
 * A range over the numbers of a thread: what is chosen is only shown, with its day, until the pointer lets go or Enter is
 * pressed. Days are asked for when somebody reaches for it.
 */
export function useScrub(go: (href: string) => void) {
  const { threadId, lastShown, hrefOf, words } = useThread();
  const place = usePlace();
  const [chosen, setChosen] = useState<number | null>(null);
  const [floors, setFloors] = useState<Floor[]>([]);
  const hasAsked = useRef(false);
  const value = chosen ?? place;
  const day = floors.findLast(([number]) => number <= value)?.[1];
  const said = fill(words.jump.floor, { number: value });

  const reach = async () => {
    if (hasAsked.current) return;
    hasAsked.current = true;
    const answer = await fetch(`/api/forum/floors?thread=${threadId}`).catch(() => null);
    if (answer?.ok) setFloors(await answer.json());
    else hasAsked.current = false;
  };
  const leave = () => {
    if (chosen === null) return;
    setChosen(null);
    go(hrefOf(chosen));
  };
  return {
    isMoved: chosen !== null,
    /** `第 20 楼 · 11月18日` */
    label: day ? `${said} · ${day}` : said,
    leave,
    reach,
    range: {
      type: "range",
      name: "number",
      min: 1,
      max: lastShown,
      value,
      "aria-label": words.jump.range,
      "aria-valuetext": day ? fill(words.jump.floorOn, { number: value, day }) : said,
      onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) => setChosen(Number(currentTarget.value)),
      onPointerEnter: reach,
      onFocus: reach,
      onPointerUp: leave,
      onBlur: () => setChosen(null),
    },
  };
}
