import { hideRevisionAction, restoreRevisionAction } from "#domains/moderation/actions.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { DeedBox } from "./deed-form.tsx";

type Props = { lang: Lang; postId: string; revision: number; isHidden: boolean; reasons: string[] };

/** Takes one earlier version of a post out of its history, or brings it back. */
export function VersionDeed({ lang, postId, revision, isHidden, reasons }: Props) {
  const t = words(lang, "forum");
  const hidden = { postId, revision: String(revision) };
  return isHidden ? (
    <DeedBox lang={lang} action={restoreRevisionAction} hidden={hidden} label={t("history.restore")} />
  ) : (
    <DeedBox
      lang={lang}
      action={hideRevisionAction}
      hidden={hidden}
      label={t("history.hide")}
      reasons={reasons}
      hint={t("history.hideHint")}
      danger
    />
  );
}
