import "./reading.css";
import type { listVersions } from "#domains/bulletins/versions/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  kept: number;
  /** The version on the other side; null: the text as it stands. */
  other: number | null;
  versions: Awaited<ReturnType<typeof listVersions>>;
};

/** Chooses with what a kept version is compared. */
export function OtherVersion({ lang, kept, other, versions }: Props) {
  const t = words(lang, "versions");
  if (versions.length < 2) return null;
  return (
    <form className="rform">
      <label>
        <span className="lab">{t("with")}</span>
        <select className="in s" name="with" defaultValue={other ?? ""}>
          <option value="">{t("present")}</option>
          {versions
            .filter(({ version }) => version !== kept)
            .map(({ version, at }) => (
              <option key={version} value={version}>
                {`v${version} · ${formatDateTime(at, lang)}`}
              </option>
            ))}
        </select>
      </label>
      <button type="submit" className="btn s">
        {t("compareThem")}
      </button>
    </form>
  );
}
