import Link from "next/link";
import type { ManagedGroup } from "#domains/forum/labels/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { MARKS } from "#lib/punctuation.ts";
import { audienceText } from "./audience-badge.tsx";

/** The groups of labels that somebody keeps, each with its labels. */
export function LabelGroupTable({ lang, groups }: { lang: Lang; groups: ManagedGroup[] }) {
  const t = words(lang, "labels");
  return (
    <div className="box rwrap">
      <table className="tbl cardtbl">
        <thead>
          <tr>
            <th scope="col">{t("desk.name")}</th>
            <th scope="col">{t("desk.unit")}</th>
            <th scope="col">{t("desk.pick")}</th>
            <th scope="col">{t("desk.labels")}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.id}>
              <th scope="row">
                <Link className="link" href={`/desk/tags/${group.id}`} prefetch={false}>
                  {group.name}
                </Link>{" "}
                {group.archivedAt && <span className="badge k">{t("desk.archivedState")}</span>}
              </th>
              <td data-label={t("desk.unit")}>{audienceText(lang, group)}</td>
              <td data-label={t("desk.pick")}>{t(`desk.picks.${group.pick}`)}</td>
              <td data-label={t("desk.labels")}>
                {group.labels
                  .filter(({ archived }) => !archived)
                  .map(({ name }) => name)
                  .join(MARKS[lang].comma)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
