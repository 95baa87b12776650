"use client";
import { type ComponentProps, type ReactNode, useState } from "react";
import { Frame } from "./form-field.tsx";

type Props = Omit<ComponentProps<"input">, "type"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  words: { show: string; hide: string };
};

/** A password that its writer may look at. Never filled in again after an error: the server does not send it back. */
export function PasswordField({ label, hint, words, ...input }: Props) {
  const [isShown, setIsShown] = useState(false);
  return (
    <Frame name={input.name} label={label} hint={hint}>
      {(field) => (
        <span className="affix">
          <input className="in" {...input} {...field} type={isShown ? "text" : "password"} />
          <button type="button" aria-controls={field.id} onClick={() => setIsShown(!isShown)}>
            {isShown ? words.hide : words.show}
          </button>
        </span>
      )}
    </Frame>
  );
}
