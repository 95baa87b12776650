"use client";
import type { ComponentProps } from "react";
import { useFormState } from "./action-form.tsx";

/** A box to tick, or a `radio`, for a label of one's own: after an error it is ticked as it was. `name[]` gathers several. */
export function Tick({ defaultChecked, ...input }: ComponentProps<"input"> & { name: string; value?: string }) {
  const state = useFormState();
  const sent = state.status === "error" ? (state.values[input.name] ?? "").split("\n") : undefined;
  const isTicked = sent ? sent.includes(input.value ?? "on") : defaultChecked;
  return <input type="checkbox" {...input} defaultChecked={isTicked ?? false} />;
}
