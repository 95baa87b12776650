import { TextField } from "#components/form/form-field.tsx";
import { renameThreadAction } from "#domains/moderation/actions.ts";
import type { ThreadSubject } from "#domains/moderation/subjects.ts";
import type { EarlierTitle } from "#domains/moderation/titles/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { DeedBox } from "./deed-form.tsx";

type Props = { lang: Lang; thread: ThreadSubject; titles: EarlierTitle[]; reasons: string[] };

/** Another title for a thread, and what it was called before. */
export function TitleBox({ lang, thread, titles, reasons }: Props) {
  const t = words(lang, "moderation");
  return (
    <>
      <DeedBox
        lang={lang}
        action={renameThreadAction}
        hidden={{ threadId: thread.id }}
        label={t("acts.rename")}
        hint={thread.titleHiddenBy ? t("thread.titleHidden") : t("thread.rename")}
        reasons={reasons}
      >
        <TextField
          name="title"
          label={t("thread.newTitle")}
          defaultValue={thread.title}
          required
          minLength={4}
          maxLength={60}
        />
      </DeedBox>
      {titles.length > 0 && (
        <details className="deedbox">
          <summary>{t("thread.titles")}</summary>
          <ul className="items">
            {titles.map(({ id, title, replacedAt, replacedBy: name }) => (
              <li key={id}>
                <div>
                  <b>{title}</b>
                  <p className="meta">{t("thread.titledUntil", { name, at: formatDateTime(replacedAt, lang) })}</p>
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
