"use client";
import { type ComponentProps, useState } from "react";
import { useFormState } from "./action-form.tsx";

type Props = ComponentProps<"select"> & {
  name: string;
  /** The first option, for which nothing is sent. */
  none: string;
  options: { value: string; text: string }[];
  /** Which of several selects with the same options this is; where each has options of its own these tell. */
  place?: number;
};

/** One of several selects that are gathered in `name[]`: after an error it shows what was chosen in it. */
export function ListSelect({ none, options, place, defaultValue, ...select }: Props) {
  const state = useFormState();
  const [kept, keep] = useState<string>();
  const chosen = () => {
    // A composer has no error left while it says that the network is gone: what was chosen stays.
    if (state.status !== "error") return state.status === "idle" ? kept : undefined;
    const sent = (state.values[select.name] ?? "").split("\n");
    return (place === undefined ? options.find(({ value }) => sent.includes(value))?.value : sent[place]) ?? "";
  };
  const typed = chosen();
  if (typed !== kept) keep(typed);
  return (
    <select className="in" {...select} key={typed} defaultValue={typed ?? defaultValue}>
      <option value="">{none}</option>
      {options.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}
