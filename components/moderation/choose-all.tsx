"use client";
import { useRef } from "react";

/** Chooses every row of the page, or none; there without scripts it would do nothing and is not shown. */
export function ChooseAll({ label }: { label: string }) {
  const box = useRef<HTMLInputElement>(null);
  const choose = () => {
    const rows = box.current?.form?.querySelectorAll<HTMLInputElement>('input[name="item"]') ?? [];
    for (const row of rows) row.checked = box.current?.checked ?? false;
  };
  return (
    <label className="check s scripted">
      <input type="checkbox" ref={box} onChange={choose} />
      {label}
    </label>
  );
}
