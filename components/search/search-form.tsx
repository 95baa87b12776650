import { Search } from "lucide-react";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; path: string; asked: string; kept: [string, string][] };

/** The field and its button; `kept` are the filters that go along. */
export function SearchForm({ lang, path, asked, kept }: Props) {
  const t = words(lang, "search");
  return (
    <search>
      <form className="seekform" action={path}>
        <label className="search">
          <Search className="i" aria-hidden />
          <input
            type="search"
            name="q"
            aria-label={t("label")}
            placeholder={t("label")}
            defaultValue={asked}
            maxLength={60}
            required
            data-search
          />
        </label>
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className="btn">
          {t("submit")}
        </button>
      </form>
    </search>
  );
}
