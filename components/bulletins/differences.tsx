import { ArrowRight } from "lucide-react";
import type {
  Differences as Changes,
  FieldName,
  Shown,
  ShownChange,
  Text,
} from "#domains/bulletins/versions/differences.ts";
import type { MediaSource } from "#domains/media/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** A text with the names of where it stands and for whom it is. */
export type NamedText = Text & {
  columnName: string;
  columnEnName: string;
  unitName: string | null;
  unitEnName: string | null;
};

type Props = {
  lang: Lang;
  before: NamedText;
  after: NamedText;
  changes: Changes;
  pictures: Record<string, MediaSource>;
};

/** What differs between two texts beside their words: fields, pictures, links and layout. */
export function Differences({ lang, before, after, changes, pictures }: Props) {
  const t = words(lang, "versions");
  const { fields, shown, links, layout } = changes;
  return (
    <>
      {fields.length + layout.length > 0 && (
        <div className="box rwrap">
          <table className="tbl cardtbl">
            <thead>
              <tr>
                <th scope="col">{t("field")}</th>
                <th scope="col">{t("before")}</th>
                <th scope="col">{t("after")}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ name, ...told }) => (
                <tr key={name}>
                  <th scope="row">{words(lang, "bulletins")(`desk.fields.${LABELS[name]}`)}</th>
                  <td data-label={t("before")}>
                    <FieldWords {...{ lang, name, pictures }} text={before} said={told.before} />
                  </td>
                  <td data-label={t("after")}>
                    <FieldWords {...{ lang, name, pictures }} text={after} said={told.after} />
                  </td>
                </tr>
              ))}
              {layout.map((change) => (
                <tr key={change.kind}>
                  <th scope="row">{t(`layouts.${change.kind}`)}</th>
                  <td data-label={t("before")}>{change.before}</td>
                  <td data-label={t("after")}>{change.after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.length > 0 && (
        <section className="box paper compared">
          <h3>{t("pictures")}</h3>
          <ul className="changed">
            {shown.map((change, at) => (
              // The same picture may stand there twice.
              <li key={`${change.mediaId}${at}`}>
                <ShownLine lang={lang} change={change} picture={pictures[change.mediaId]} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {links.length > 0 && (
        <section className="box paper compared">
          <h3>{t("links")}</h3>
          <ul className="changed">
            {links.map(({ kind, text, href }, at) => (
              <li key={`${kind}${href}${text}${at}`} className="worddiff">
                <b>{t(kind === "added" ? "linkAdded" : "linkRemoved")}</b> {text}{" "}
                {kind === "added" ? <ins>{href}</ins> : <del>{href}</del>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Fields whose label goes by another name than they do. */
const LABELS = {
  ...({ columnId: "column", unitId: "audience", kind: "kind", risk: "risk", source: "source" } as const),
  ...({ byline: "byline", coverId: "cover", indent: "indent", owner: "owner", basis: "basis" } as const),
  ...({ madeOn: "madeOn", reviewOn: "reviewOn" } as const),
} satisfies Record<FieldName, string>;

type FieldProps = Pick<Props, "lang" | "pictures"> & { name: FieldName; text: NamedText; said: string };

function FieldWords({ lang, name, text, said, pictures }: FieldProps) {
  const [t, desk] = [words(lang, "versions"), words(lang, "bulletins")];
  const isEnglish = lang === "en";
  if (name === "columnId") return (isEnglish && text.columnEnName) || text.columnName;
  if (name === "unitId") return ((isEnglish && text.unitEnName) || text.unitName) ?? desk("desk.everyone");
  if (name === "kind") return desk(`desk.fields.kinds.${text.kind}`);
  if (name === "risk") return desk(`desk.fields.risks.${text.risk}`);
  if (name === "indent") return t(text.indent ? "on" : "off");
  if (name === "coverId" && text.coverId)
    return <Small picture={pictures[text.coverId]} alt={desk("desk.fields.cover")} />;
  return said || t("nothing");
}

function ShownLine({ lang, change, picture }: { lang: Lang; change: ShownChange; picture: MediaSource | undefined }) {
  const t = words(lang, "versions");
  const { before, after } = change;
  const deed = !before ? "pictureAdded" : after ? "pictureChanged" : "pictureRemoved";
  const said = (shown: Shown) => saidOf(lang, shown);
  return (
    <>
      <Small picture={picture} alt="" />
      <p className="worddiff">
        <b>{t(deed)}</b> {before && <del>{said(before)}</del>}
        {before && after && <ArrowRight className="i" aria-hidden />}
        {after && <ins>{said(after)}</ins>}
      </p>
    </>
  );
}

function saidOf(lang: Lang, { alt, caption, isDecorative, title }: Shown): string {
  const t = words(lang, "versions");
  if (title) return title;
  const said = [caption, alt].filter(Boolean).join(" · ");
  return said || t(isDecorative ? "decorative" : "unsaid");
}

function Small({ picture, alt }: { picture: MediaSource | undefined; alt: string }) {
  if (!picture) return null;
  return (
    <img className="mini" src={picture.src} width={picture.width} height={picture.height} alt={alt} loading="lazy" />
  );
}
