import { Search } from "lucide-react";
import Link from "next/link";
import { Avatar } from "#components/ui/avatar.tsx";
import type { RegisterRow } from "#domains/people/register/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  path: string;
  q: string;
  label: string;
  submit: string;
  found: RegisterRow[];
  /** Where a found person leads. */
  to: (id: string) => string;
};

/** Finds one person of the register: a GET form and its first hits as links. */
export function FindPerson({ lang, path, q, label, submit, found, to }: Props) {
  const t = words(lang, "people");
  return (
    <div className="mb-4 grid gap-2">
      <search>
        <form className="rbar pf flex-wrap" action={path}>
          <label className="search">
            <Search className="i" aria-hidden />
            <input type="search" name="q" aria-label={label} placeholder={t("list.search")} defaultValue={q} />
          </label>
          <button type="submit" className="btn g s">
            {submit}
          </button>
        </form>
      </search>
      {q !== "" && found.length === 0 && <p className="hint">{t("list.none")}</p>}
      {found.length > 0 && (
        <ul className="badges px-4 sm:px-0">
          {found.map((person) => (
            <li key={person.id}>
              <Link className="chip" href={to(person.id)} prefetch={false}>
                <Avatar name={person.name} id={person.id} size=" xs" />
                {person.name}
                <small className="hint">{person.signInName}</small>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
