import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { DISPLAY_COOKIE, readDisplay, STEPS, THEMES, VIEWS } from "#lib/display.ts";
import { LANGS, words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }>; searchParams: Promise<{ saved?: string | string[] }> };
const LANG_NAMES = { "zh-CN": "中文", en: "English" };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/settings/display");
  return { title: words(lang, "accounts")("settings.display") };
});

/** Language, theme, type size, large-type mode, contrast, how threads read, and keys; a plain form. */
export default orMissing(async function DisplayPage({ params, searchParams }: Props) {
  const { lang } = await personOf(params, "/settings/display");
  const t = words(lang, "accounts");
  const ofThreads = words(lang, "finding");
  const now = readDisplay((await cookies()).get(DISPLAY_COOKIE)?.value);
  return (
    <section className="formpage">
      <p className="crumb">
        <Link href="/settings">{t("settings.title")}</Link>
      </p>
      <h1>{t("settings.display")}</h1>
      <p className="lede">{t("settings.displayLede")}</p>
      {(await searchParams).saved && (
        <p className="note ok" role="status">
          {t("settings.saved")}
        </p>
      )}
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
        <Choice
          name="view"
          legend={ofThreads("view.title")}
          now={now.view}
          options={VIEWS.map((value) => [value, ofThreads(`view.${value}Hint`)])}
        />
        <Switch name="elder" label={t("settings.elder")} isOn={now.elder} />
        <Switch name="contrast" label={t("settings.contrast")} isOn={now.contrast} />
        <Switch name="keys" label={ofThreads("keys.wish")} isOn={now.keys} />
        <button type="submit" className="btn">
          {t("settings.save")}
        </button>
      </form>
    </section>
  );
});

/** An unticked box sends nothing, so the field before it says "off". */
function Switch({ name, label, isOn }: { name: string; label: string; isOn: boolean }) {
  return (
    <label className="check">
      <input type="hidden" name={name} value="off" />
      <input type="checkbox" name={name} value="on" defaultChecked={isOn} />
      {label}
    </label>
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
