"use client";
import { CircleAlert } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { useFormState } from "./action-form.tsx";
import { Tick } from "./tick.tsx";

type Common = { name: string; label: ReactNode; hint?: ReactNode; wide?: boolean };

/** A labelled text input: its hint, its error from the server and what was typed before the error. */
export function TextField({ label, hint, wide, defaultValue, ...input }: Common & ComponentProps<"input">) {
  return (
    <Frame name={input.name} label={label} hint={hint} wide={wide}>
      {(field, typed) => <input className="in" {...input} {...field} defaultValue={typed ?? defaultValue} />}
    </Frame>
  );
}

export function TextAreaField({ label, hint, wide, defaultValue, ...input }: Common & ComponentProps<"textarea">) {
  return (
    <Frame name={input.name} label={label} hint={hint} wide={wide}>
      {(field, typed) => (
        <textarea className="in" rows={4} {...input} {...field} defaultValue={typed ?? defaultValue} />
      )}
    </Frame>
  );
}

export function SelectField({
  label,
  hint,
  wide,
  defaultValue,
  children,
  ...input
}: Common & ComponentProps<"select">) {
  return (
    <Frame name={input.name} label={label} hint={hint} wide={wide}>
      {(field, typed) => (
        <select className="in" {...input} {...field} key={typed} defaultValue={typed ?? defaultValue}>
          {children}
        </select>
      )}
    </Frame>
  );
}

/** A box to tick, with the error from the server below it. */
export function CheckField({ name, label, ...input }: { label: ReactNode } & ComponentProps<typeof Tick>) {
  const id = useId();
  const state = useFormState();
  const error = state.status === "error" ? state.fields[name] : undefined;
  return (
    <div className={`field${error ? " bad" : ""}`}>
      <label className="check s">
        <Tick name={name} aria-describedby={error ? id : undefined} {...input} />
        {label}
      </label>
      {error && (
        <p className="err" id={id}>
          <CircleAlert className="i" aria-hidden />
          {error}
        </p>
      )}
    </div>
  );
}

type FieldProps = { id: string; "aria-invalid"?: true; "aria-describedby"?: string };
type FrameProps = Common & { children: (field: FieldProps, typed: string | undefined) => ReactNode };

/** Label, hint and error around a control; `children` gets what ties them together, and what was typed. */
export function Frame({ name, label, hint, wide, children }: FrameProps) {
  const id = useId();
  const state = useFormState();
  const error = state.status === "error" ? state.fields[name] : undefined;
  const typed = state.status === "error" ? state.values[name] : undefined;
  const describedBy = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className={`field${error ? " bad" : ""}${wide ? " wide2" : ""}`}>
      <label className="lab" htmlFor={id}>
        {label}
      </label>
      {children({ id, "aria-invalid": error ? true : undefined, "aria-describedby": describedBy }, typed)}
      {error && (
        <p className="err" id={`${id}-error`}>
          <CircleAlert className="i" aria-hidden />
          {error}
        </p>
      )}
      {hint && !error && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
