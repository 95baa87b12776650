import Link from "next/link";
import type { Use } from "#domains/uses.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";

type Props = {
  lang: Lang;
  /** What the viewer may know of, by name. */
  named: Use[];
  /** How many places there are besides. */
  others: number;
};

/** 用在哪里. */
export function UseList({ lang, named, others }: Props) {
  const t = words(lang, "media");
  return (
    <section className="box">
      <h2>{t("used.title")}</h2>
      {named.length + others === 0 && <p className="hint">{t("used.none")}</p>}
      <ul>
        {named.map(({ kind, title, href }) => (
          <li key={href}>
            <span className="tag">{t(`used.kinds.${kind}`)}</span>{" "}
            <Link className="link" href={href} prefetch={false}>
              {titleIn(lang, title)}
            </Link>
          </li>
        ))}
      </ul>
      {others > 0 && <p className="hint">{t("used.others", { count: others })}</p>}
    </section>
  );
}
