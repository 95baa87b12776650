import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { deletePostAction } from "#domains/forum/actions.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; postId: string; keptDays: number };

/** Takes back one's own post, for good. */
export function TakeBack({ lang, postId, keptDays }: Props) {
  const t = words(lang, "forum");
  return (
    <section className="takeback">
      <h2>{t("write.takeBack")}</h2>
      <p className="hint">{t("write.takeBackHint", { days: keptDays })}</p>
      <ActionForm action={deletePostAction}>
        <input type="hidden" name="postId" value={postId} />
        <SubmitButton className="btn d">{t("write.takeBackButton")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
