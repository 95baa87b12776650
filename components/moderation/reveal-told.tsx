import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  askedBy: string;
  askedReason: string;
  agreedBy: string;
  agreedReason: string;
  /** Until when the two see the name. */
  until: string;
};

/** Told to whoever was found out: by whom, why, and who knows it now. */
export function RevealTold({ lang, askedBy, askedReason, agreedBy, agreedReason, until }: Props) {
  const t = words(lang, "reveals");
  const day = formatDateTime(new Date(until), lang);
  return (
    <>
      <dl className="kv">
        <div>
          <dt>{t("askedBy", { name: askedBy })}</dt>
          <dd>{askedReason}</dd>
        </div>
        <div>
          <dt>{t("agreedBy", { name: agreedBy })}</dt>
          <dd>{agreedReason}</dd>
        </div>
      </dl>
      <p className="hint">{t("whoKnows", { first: askedBy, second: agreedBy, day })}</p>
    </>
  );
}
