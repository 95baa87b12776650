import "#components/bulletins/desk.css";
import "#components/media/media.css";
import "#components/rich-text/rich-text.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Attachment } from "#components/media/attachment.tsx";
import { CaptionsForm } from "#components/media/captions-form.tsx";
import { CropList } from "#components/media/crop-list.tsx";
import { FileFacts } from "#components/media/file-facts.tsx";
import { FocusPicker } from "#components/media/focus-picker.tsx";
import { ItemFields } from "#components/media/item-fields.tsx";
import { PreparingBar } from "#components/media/preparing-bar.tsx";
import { UseList } from "#components/media/use-list.tsx";
import { mediaWords } from "#components/media/words.ts";
import { CAPTION_LANGS } from "#db/enums/media.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { editItemAction, removeItemsAction } from "#domains/media/actions.ts";
import { attachmentSources } from "#domains/media/attachments.ts";
import { CAPTIONS_MAX_CHARS } from "#domains/media/captions/input.ts";
import { LIBRARY_LIMITS } from "#domains/media/library/input.ts";
import { findItem, listCaptions } from "#domains/media/library/queries.ts";
import { canKeepShelf, canUseLibrary } from "#domains/media/policy.ts";
import { mediaSources } from "#domains/media/queries.ts";
import { listUses } from "#domains/uses.ts";
import { words } from "#lib/i18n.ts";
import { shelfChoices } from "../choices.ts";

type Props = { params: Promise<{ pass: string; item: string }> };

async function load(params: Props["params"]) {
  const { item: id } = await params;
  const person = await staffOf(params, `/desk/media/${id}`, canUseLibrary);
  const item = await findItem(person.actor, id);
  if (!item) notFound();
  return { ...person, item };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).item.title };
});

/** One thing of the library: what it is, by what right it is used, how it is cropped, and where it is used. */
export default orMissing(async function ItemPage({ params }: Props) {
  const { actor, lang, item } = await load(params);
  const { file, mediaId } = item;
  const [shelves, uses, texts, { [mediaId]: picture }, { [mediaId]: attachment }] = await Promise.all([
    shelfChoices(actor, lang),
    listUses(actor, item.id),
    listCaptions(actor, item.id),
    mediaSources([mediaId]),
    attachmentSources([mediaId]),
  ]);
  const t = words(lang, "media");
  const said = mediaWords(lang);
  const isKeeper = canKeepShelf(actor, item.unitPath);
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/media" prefetch={false}>
              {t("title")}
            </Link>
          </p>
          <h1>{item.title}</h1>
        </div>
        {isKeeper && (
          <ActionForm action={removeItemsAction}>
            <input type="hidden" name="itemIds[]" value={item.id} />
            <SubmitButton className="btn d s">{t("item.remove")}</SubmitButton>
          </ActionForm>
        )}
      </header>
      <div className="mitem">
        <div>
          {attachment && (
            <section className="box" aria-label={t("item.file")}>
              <Attachment source={attachment} title={item.title} words={said} />
              {file.failure && <p className="note">{t(`failures.${file.failure}`)}</p>}
              {file.kind === "video" && attachment.preparing && (
                <PreparingBar mediaId={mediaId} from={attachment.preparing} words={said} />
              )}
            </section>
          )}
          {isKeeper ? (
            <section className="box" aria-label={t("item.about")}>
              <ActionForm action={editItemAction} doneMessage={t("item.saved")}>
                <input type="hidden" name="itemId" value={item.id} />
                {picture && <FocusPicker {...picture} x={file.focusX} y={file.focusY} words={said.focus} />}
                <ItemFields lang={lang} item={item} shelves={shelves} limits={LIBRARY_LIMITS} />
                <SubmitButton>{t("item.save")}</SubmitButton>
              </ActionForm>
            </section>
          ) : (
            picture && (
              <section className="box" aria-label={t("item.file")}>
                <img src={picture.src} alt={item.alt} width={picture.width} height={picture.height} />
              </section>
            )
          )}
          {isKeeper && (file.kind === "video" || file.kind === "audio") && (
            <section className="box">
              <h2>{t("captions.title")}</h2>
              {CAPTION_LANGS.map((of) => (
                <CaptionsForm
                  key={of}
                  itemId={item.id}
                  lang={of}
                  text={texts.find((row) => row.lang === of)?.text ?? ""}
                  maxChars={CAPTIONS_MAX_CHARS}
                  words={said}
                />
              ))}
            </section>
          )}
        </div>
        <div>
          <FileFacts lang={lang} item={item} />
          {picture && <CropList lang={lang} item={item} />}
          <UseList lang={lang} {...uses} />
        </div>
      </div>
    </>
  );
});
