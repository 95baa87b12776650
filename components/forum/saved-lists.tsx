import { X } from "lucide-react";
import Link from "next/link";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { ListKind } from "#db/enums/lists.ts";
import { removeListAction, saveListAction } from "#domains/forum/actions.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Saved = { id: string; name: string; href: string };
type Props = {
  lang: Lang;
  lists: Saved[];
  /** The list on the page, with its address. */
  kind: ListKind;
  chosen: { board?: string; unit?: string; period?: string };
  here: string;
};

/** Lists that the reader keeps under names of their own, and the way to keep the one on the page. */
export function SavedLists({ lang, lists, kind, chosen, here }: Props) {
  const t = words(lang, "lists");
  return (
    <section className="savedlists">
      <h2>{t("saved.title")}</h2>
      {lists.length === 0 && <p>{t("saved.none")}</p>}
      <ul>
        {lists.map(({ id, name, href }) => (
          <li key={id}>
            <Link href={href} prefetch={false} aria-current={href === here ? "page" : undefined}>
              {name}
            </Link>
            <ActionForm action={removeListAction}>
              <input type="hidden" name="savedListId" value={id} />
              <input type="hidden" name="here" value={here} />
              <button type="submit" className="ib s" aria-label={t("saved.remove", { name })}>
                <X className="i" aria-hidden />
              </button>
            </ActionForm>
          </li>
        ))}
      </ul>
      <ActionForm action={saveListAction} className="keep">
        {Object.entries({ kind, here, ...chosen }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value ?? ""} />
        ))}
        <TextField name="name" label={t("saved.name")} required minLength={2} maxLength={20} autoComplete="off" />
        <SubmitButton className="btn g s">{t("saved.save")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
