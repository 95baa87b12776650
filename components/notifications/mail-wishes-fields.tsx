import { SelectField } from "#components/form/form-field.tsx";
import { DIGESTS, MAIL_GROUPS, MAIL_WAYS } from "#db/enums/mails.ts";
import type { MailWishes } from "#domains/notifications/mail/wishes.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { PushFields } from "./push/push-fields.tsx";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

type Props = { lang: Lang; wishes: MailWishes; pushes: boolean };

/** What to be told by mail and on devices, how often in a digest, and when not. */
export function MailWishesFields({ lang, wishes, pushes }: Props) {
  const t = words(lang, "mails");
  const hours = HOURS.map((hour) => (
    <option key={hour} value={hour}>
      {t("hour", { hour })}
    </option>
  ));
  return (
    <>
      {MAIL_GROUPS.map((group) => (
        <SelectField
          key={group}
          name={group}
          label={t(`groups.${group}`)}
          hint={group === "duty" ? t("dutyHint") : undefined}
          defaultValue={wishes.ways[group]}
        >
          {MAIL_WAYS.filter((way) => group !== "duty" || way !== "inbox").map((way) => (
            <option key={way} value={way}>
              {t(`ways.${way}`)}
            </option>
          ))}
        </SelectField>
      ))}
      {pushes && <PushFields lang={lang} chosen={wishes.push} />}
      <h2>{t("digestTitle")}</h2>
      <SelectField name="digest" label={t("digestLabel")} hint={t("digestHint")} defaultValue={wishes.digest}>
        {DIGESTS.map((digest) => (
          <option key={digest} value={digest}>
            {t(`digests.${digest}`)}
          </option>
        ))}
      </SelectField>
      <SelectField name="digestHour" label={t("digestHour")} defaultValue={wishes.digestHour}>
        {hours}
      </SelectField>
      <h2>{t("quietTitle")}</h2>
      <p className="hint">{pushes ? words(lang, "push")("quietHint") : t("quietHint")}</p>
      {(["quietFrom", "quietTo"] as const).map((name) => (
        <SelectField key={name} name={name} label={t(name)} defaultValue={wishes[name] ?? ""}>
          <option value="">{t("noQuiet")}</option>
          {hours}
        </SelectField>
      ))}
    </>
  );
}
