import { Tick } from "#components/form/tick.tsx";
import { MAIL_GROUPS, type MailGroup } from "#db/enums/mails.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** What is pushed to one's devices. */
export function PushFields({ lang, chosen }: { lang: Lang; chosen: MailGroup[] }) {
  const t = words(lang, "push");
  return (
    <fieldset className="field">
      <legend className="lab">{t("which")}</legend>
      <p className="hint">{t("whichHint")}</p>
      <input type="hidden" name="push[]" value="" />
      {MAIL_GROUPS.map((group) => (
        <label className="check s" key={group}>
          <Tick name="push[]" value={group} defaultChecked={chosen.includes(group)} />
          {words(lang, "mails")(`groups.${group}`)}
        </label>
      ))}
    </fieldset>
  );
}
