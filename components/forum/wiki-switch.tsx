import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { endWikiAction, openWikiAction } from "#domains/forum/actions.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; postId: string; isWiki: boolean };

/** 共同编辑: opens a post to all who may answer in its thread, or gives it back to its author alone. */
export function WikiSwitch({ lang, postId, isWiki }: Props) {
  const t = words(lang, "forum");
  return (
    <section className="takeback">
      <h2>{t("wiki.badge")}</h2>
      <p className="hint">{t(isWiki ? "wiki.endHint" : "wiki.openHint")}</p>
      <ActionForm action={isWiki ? endWikiAction : openWikiAction}>
        <input type="hidden" name="postId" value={postId} />
        <SubmitButton className="btn g">{t(isWiki ? "wiki.end" : "wiki.open")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
