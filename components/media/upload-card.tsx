import { FileText, Film, ImageIcon, Music } from "lucide-react";
import Link from "next/link";
import "./upload-card.css";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { withdrawFileAction } from "#domains/media/actions.ts";
import type { Upload } from "#domains/media/own/queries.ts";
import type { Use } from "#domains/uses.ts";
import { formatDay } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";
import { fileSize } from "./sizes.ts";

type Props = {
  lang: Lang;
  day: string;
  file: Upload;
  /** Those of its places that its owner may see now. */
  uses: Use[];
};

/** One file of the reader's own, where it is shown, and the way to take it away. */
export function UploadCard({ lang, day, file, uses }: Props) {
  const t = words(lang, "media");
  const { id, kind, format, fileName, bytes, createdAt, carriers, mayWithdraw } = file;
  const hidden = carriers.length - uses.length;
  return (
    <li className="card upcard">
      <Thumb {...{ id, kind }} isSeen={carriers.length === 0 || uses.length > 0} />
      <div>
        <h2>{fileName}</h2>
        <p className="meta num">
          <span>
            {format.toUpperCase()} · {fileSize(bytes)}
          </span>
          <span>{formatDay(createdAt, lang, day)}</span>
        </p>
        {carriers.length === 0 && <p className="hint">{t("own.unused")}</p>}
        {uses.length > 0 && (
          <ul className="upuses">
            {uses.map((use) => (
              <li key={use.id}>
                <span className="tag">{t(`used.kinds.${use.kind}`)}</span>{" "}
                <Link className="link" href={use.href} prefetch={false}>
                  {titleIn(lang, use.title)}
                </Link>
              </li>
            ))}
          </ul>
        )}
        {mayWithdraw && hidden > 0 && <p className="hint">{t("own.elsewhere", { count: hidden })}</p>}
        {mayWithdraw ? (
          <details>
            <summary className="btn g s" aria-label={t("own.deleteOf", { name: fileName })}>
              {t("own.delete")}
            </summary>
            <ActionForm action={withdrawFileAction} className="deed">
              <p className="hint">{t("own.sure")}</p>
              <input type="hidden" name="mediaId" value={id} />
              <SubmitButton className="btn d s">{t("own.confirm")}</SubmitButton>
            </ActionForm>
          </details>
        ) : (
          <p className="hint">{t("own.published")}</p>
        )}
      </div>
    </li>
  );
}

const ICONS = { picture: ImageIcon, video: Film, audio: Music, document: FileText };

/** What stands where its owner may not look any more is not shown to them here either. */
function Thumb({ id, kind, isSeen }: Pick<Upload, "id" | "kind"> & { isSeen: boolean }) {
  if (kind === "picture" && isSeen)
    return <img className="upthumb" src={`/api/media/${id}/480`} alt="" loading="lazy" decoding="async" />;
  const Icon = ICONS[kind];
  return (
    <span className="upthumb">
      <Icon className="i" aria-hidden />
    </span>
  );
}
