import { Search } from "lucide-react";
import type { ReactNode } from "react";

type Props = { path: string; q: string; label: string; submit: string; children?: ReactNode };

/** A search by name as a plain GET form; `children` are fields that go with it. */
export function NameSearch({ path, q, label, submit, children }: Props) {
  return (
    <search>
      <form className="rbar pf flex-wrap" action={path}>
        <label className="search">
          <Search className="i" aria-hidden />
          <input type="search" name="q" aria-label={label} placeholder={label} defaultValue={q} />
        </label>
        {children}
        <button type="submit" className="btn g s">
          {submit}
        </button>
      </form>
    </search>
  );
}
