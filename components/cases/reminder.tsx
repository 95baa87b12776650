import { ShieldAlert } from "lucide-react";
import { type Lang, words } from "#lib/i18n.ts";

/** 脱敏提醒: what gives a person away, before one writes it. */
export function AnonymiseReminder({ lang }: { lang: Lang }) {
  const t = words(lang, "cases");
  return (
    <section className="reminder" aria-labelledby="reminder">
      <h2 id="reminder">
        <ShieldAlert className="i" aria-hidden />
        {t("desk.reminder.title")}
      </h2>
      <ul>
        {(["names", "numbers", "combination", "others"] as const).map((rule) => (
          <li key={rule}>{t(`desk.reminder.${rule}`)}</li>
        ))}
      </ul>
    </section>
  );
}
