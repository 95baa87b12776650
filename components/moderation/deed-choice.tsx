import type { LucideIcon } from "lucide-react";
import {
  CircleCheck,
  CircleX,
  Eye,
  EyeOff,
  MessageCircleWarning,
  NotebookPen,
  ShieldCheck,
  Trash2,
  UserSearch,
} from "lucide-react";
import type { ReactNode } from "react";
import type { FormAction } from "#components/form/use-submit.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { DeedForm } from "./deed-form.tsx";

const ICONS = {
  approve: CircleCheck,
  reject: CircleX,
  hide: EyeOff,
  restore: Eye,
  dismiss: ShieldCheck,
  warn: MessageCircleWarning,
  purge: Trash2,
  reveal: UserSearch,
  note: NotebookPen,
} satisfies Record<string, LucideIcon>;

export type Deed = {
  kind: keyof typeof ICONS;
  action: FormAction;
  withReason?: boolean;
  reasonHint?: string;
  withAnswer?: boolean;
  hidden?: Record<string, string>;
  /** What this deed alone asks for. */
  fields?: ReactNode;
  hint?: string;
  danger?: boolean;
};
type Props = { lang: Lang; hidden: Record<string, string>; deeds: Deed[]; reasons: string[] };

/** What may be done about one thing, side by side; the sheet shows the form of the one that is chosen (`:has`). */
export function DeedChoice({ lang, hidden, deeds, reasons }: Props) {
  const t = words(lang, "moderation");
  return (
    <section className="deeds">
      <h2 id="deeds">{t("case.deed")}</h2>
      {/* Anew once others may be done: the chosen one may have gone, and a first choice is made of what is new alone. */}
      <div key={deeds.map(({ kind }) => kind).join()} className="tiles" role="radiogroup" aria-labelledby="deeds">
        {deeds.map(({ kind }, index) => {
          const Icon = ICONS[kind];
          return (
            <label key={kind}>
              <input className="vh" type="radio" name="deed" value={kind} defaultChecked={index === 0} />
              <Icon className="i" aria-hidden />
              {t(`acts.${kind}`)}
            </label>
          );
        })}
      </div>
      {deeds.map(({ kind, action, withReason, reasonHint, withAnswer, hidden: own, fields, hint, danger }) => (
        <div key={kind} className="deedpane" data-deed={kind}>
          <DeedForm
            lang={lang}
            action={action}
            hidden={{ ...hidden, ...own }}
            label={t(`acts.${kind}`)}
            reasons={withReason ? reasons : undefined}
            reasonHint={reasonHint}
            withAnswer={withAnswer}
            hint={hint}
            danger={danger}
          >
            {fields}
          </DeedForm>
        </div>
      ))}
    </section>
  );
}
