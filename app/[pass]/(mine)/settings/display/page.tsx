import { cookies } from "next/headers";
import Link from "next/link";
import { personOf } from "#domains/edge/audience.ts";
import { DISPLAY_COOKIE, readDisplay, STEPS, THEMES } from "#lib/display.ts";
import { LANGS, words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const LANG_NAMES = { "zh-CN": "中文", en: "English" };

/** Language, theme, type size, large-type mode and contrast of this device; a plain form. */
export default async function DisplayPage({ params }: Props) {
  const { lang } = await personOf(params, "/settings/display");
  const t = words(lang, "accounts");
  const now = readDisplay((await cookies()).get(DISPLAY_COOKIE)?.value);
  return (
    <section className="formpage">
      <p className="crumb">
        <Link href="/settings">{t("settings.title")}</Link>
      </p>
      <h1>{t("settings.display")}</h1>
      <p className="lede">{t("settings.displayLede")}</p>
      <form method="post" action="/api/display" className="deed">
        <Choice
          name="lang"
          legend={t("settings.lang")}
          now={lang}
          options={LANGS.map((value) => [value, LANG_NAMES[value]])}
        />
        <Choice
          name="theme"
          legend={t("settings.theme")}
          now={now.theme}
          options={THEMES.map((value) => [value, t(`settings.themes.${value}`)])}
        />
        <Choice
          name="step"
          legend={t("settings.step")}
          now={now.step}
          options={STEPS.map((value) => [value, t(`settings.steps.${value}`)])}
        />
        <label className="check">
          <input type="checkbox" name="elder" defaultChecked={now.elder} />
          {t("settings.elder")}
        </label>
        <label className="check">
          <input type="checkbox" name="contrast" defaultChecked={now.contrast} />
          {t("settings.contrast")}
        </label>
        <button type="submit" className="btn">
          {t("settings.save")}
        </button>
      </form>
    </section>
  );
}

function Choice({
  name,
  legend,
  now,
  options,
}: {
  name: string;
  legend: string;
  now: string;
  options: (readonly [string, string])[];
}) {
  return (
    <fieldset className="field">
      <legend className="lab">{legend}</legend>
      <p className="checks2">
        {options.map(([value, label]) => (
          <label key={value} className="check">
            <input type="radio" name={name} value={value} defaultChecked={value === now} />
            {label}
          </label>
        ))}
      </p>
    </fieldset>
  );
}
