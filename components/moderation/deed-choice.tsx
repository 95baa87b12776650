import type { LucideIcon } from "lucide-react";
import { CircleCheck, CircleX, Eye, EyeOff, NotebookPen, ShieldCheck } from "lucide-react";
import type { FormAction } from "#components/form/action-form.tsx";
import { type Lang, words } from "#lib/i18n.ts";
import { DeedForm } from "./deed-form.tsx";

const ICONS = {
  approve: CircleCheck,
  reject: CircleX,
  hide: EyeOff,
  restore: Eye,
  dismiss: ShieldCheck,
  note: NotebookPen,
} satisfies Record<string, LucideIcon>;

export type Deed = { kind: keyof typeof ICONS; action: FormAction; withReason?: boolean };
type Props = { lang: Lang; hidden: Record<string, string>; deeds: Deed[] };

/** What may be done about one thing, side by side; the sheet shows the form of the one that is chosen (`:has`). */
export function DeedChoice({ lang, hidden, deeds }: Props) {
  const t = words(lang, "moderation");
  return (
    <section className="deeds">
      <h2 id="deeds">{t("case.deed")}</h2>
      <div className="tiles" role="radiogroup" aria-labelledby="deeds">
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
      {deeds.map(({ kind, action, withReason }) => (
        <div key={kind} className="deedpane" data-deed={kind}>
          <DeedForm lang={lang} action={action} hidden={hidden} label={t(`acts.${kind}`)} withReason={withReason} />
        </div>
      ))}
    </section>
  );
}
