import type { FormEventHandler } from "react";

export type JumpWords = Record<"number" | "date" | "go" | "unread" | "end", string>;

type Props = {
  words: JumpWords;
  /** The address that leads to the place asked for. */
  action: string;
  last: number;
  onSubmit?: FormEventHandler<HTMLFormElement>;
  onLink?: (href: string) => void;
};

/** To a number, to a day, to what is unread, to the end: plain forms and links, which a sheet may take over. */
export function JumpForms({ words, action, last, onSubmit, onLink }: Props) {
  const fields = [
    { name: "number", label: words.number, range: `1—${last}`, type: "number", min: 1, max: last },
    { name: "date", label: words.date, type: "date" },
  ];
  return (
    <div className="jumps">
      {fields.map(({ name, label, range, ...input }) => (
        <form key={name} action={action} method="get" onSubmit={onSubmit}>
          <label className="field">
            <span className="lab">
              {label} {range && <small>{range}</small>}
            </span>
            <input className="in" name={name} required {...input} />
          </label>
          <button type="submit" className="btn g">
            {words.go}
          </button>
        </form>
      ))}
      <p className="badges">
        {(["unread", "end"] as const).map((to) => {
          const href = `${action}?to=${to}`;
          return (
            <a
              key={to}
              className="btn g"
              href={href}
              onClick={
                onLink &&
                ((event) => {
                  event.preventDefault();
                  onLink(href);
                })
              }
            >
              {words[to]}
            </a>
          );
        })}
      </p>
    </div>
  );
}
