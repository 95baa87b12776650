import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; names: { name: string; feed: string }[] };

/** What an address may be of: the last part of it, by name. */
export function FeedNames({ lang, names }: Props) {
  const t = words(lang, "feeds");
  return (
    <details>
      <summary>{t("settings.names.title")}</summary>
      <p className="hint">{t("settings.names.lede")}</p>
      <dl className="kv">
        {names.map(({ name, feed }) => (
          <div key={feed}>
            <dt>{name}</dt>
            <dd>
              <code className="select-all break-all">{feed}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
