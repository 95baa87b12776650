import Link from "next/link";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { FormAction } from "#components/form/use-submit.ts";
import { WriteFrame } from "#components/forum/write-frame.tsx";
import { Title } from "#components/rich-text/title.tsx";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  kind: "articles" | "cases";
  title: string;
  isKept: boolean;
  action: FormAction;
  /** What is kept, as the action asks for it. */
  field: { name: string; value: string };
  /** Where it is read. */
  at: string;
};

const WORDS = {
  articles: { what: "keep.article", toIt: "keep.toArticle" },
  cases: { what: "keep.case", toIt: "keep.toCase" },
} as const;

/** 收藏, or 取消收藏, on a page of its own: it shows how things stand, and needs no script. */
export function KeepForm({ lang, kind, title, isKept, action, field, at }: Props) {
  const t = words(lang, "order");
  const { what, toIt } = WORDS[kind];
  return (
    <WriteFrame
      title={<Title text={title} />}
      badges={<span className="badge k">{t(what)}</span>}
      back={{ href: at, text: t(toIt) }}
    >
      <p className="hint">{t(isKept ? "keep.isKept" : "keep.isNotKept")}</p>
      <ActionForm action={action} className="deed">
        <input type="hidden" name={field.name} value={field.value} />
        <input type="hidden" name="isKept" value={String(!isKept)} />
        <SubmitButton className={isKept ? "btn g" : "btn"}>{t(isKept ? "keep.letGo" : "keep.keep")}</SubmitButton>
      </ActionForm>
      <p>
        <Link className="link" href={`/bookmarks/${kind}`} prefetch={false}>
          {t("keep.toList")}
        </Link>
      </p>
    </WriteFrame>
  );
}
