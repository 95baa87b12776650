import { Search } from "lucide-react";

type Props = { path: string; query: string; words: { label: string; hint: string; submit: string } };

/** A plain form: what is looked for stands in the address. */
export function FindForm({ path, query, words }: Props) {
  return (
    <search>
      <form action={path} method="get" className="find">
        <label className="field">
          <span className="lab">{words.label}</span>
          <input className="in" type="search" name="q" defaultValue={query} required maxLength={60} />
        </label>
        <button type="submit" className="btn">
          <Search className="i" aria-hidden />
          {words.submit}
        </button>
        <p className="hint">{words.hint}</p>
      </form>
    </search>
  );
}
