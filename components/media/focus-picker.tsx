"use client";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { fill } from "#components/composer/fill.ts";
import type { MediaWords } from "./words.ts";

type Props = { src: string; width: number; height: number; x: number; y: number; words: MediaWords["focus"] };

const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [-2, 0],
  ArrowRight: [2, 0],
  ArrowUp: [0, -2],
  ArrowDown: [0, 2],
};
const percent = (value: number) => Math.min(100, Math.max(0, Math.round(value)));

/** Where the eye should rest, chosen in the picture; two hidden fields of the form around it. */
export function FocusPicker({ src, width, height, words, ...from }: Props) {
  const [{ x, y }, setPoint] = useState({ x: from.x, y: from.y });
  const point = (event: PointerEvent<HTMLButtonElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setPoint({
      x: percent(((event.clientX - box.left) / box.width) * 100),
      y: percent(((event.clientY - box.top) / box.height) * 100),
    });
  };
  const step = (event: KeyboardEvent) => {
    const [dx, dy] = STEPS[event.key] ?? [];
    if (dx === undefined || dy === undefined) return;
    event.preventDefault();
    setPoint({ x: percent(x + dx), y: percent(y + dy) });
  };
  return (
    <div className="field">
      <span className="lab">{words.title}</span>
      <input type="hidden" name="focusX" value={x} />
      <input type="hidden" name="focusY" value={y} />
      <button
        type="button"
        className="focusbox"
        aria-label={fill(words.label, { x, y })}
        onPointerDown={point}
        onKeyDown={step}
      >
        <img src={src} alt="" width={width} height={height} />
        <svg aria-hidden viewBox="0 0 100 100" preserveAspectRatio="none">
          <line x1={x} x2={x} y1={0} y2={100} vectorEffect="non-scaling-stroke" />
          <line x1={0} x2={100} y1={y} y2={y} vectorEffect="non-scaling-stroke" />
        </svg>
      </button>
      <p className="hint">{words.hint}</p>
    </div>
  );
}
