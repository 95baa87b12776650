import { type Lang, words } from "#lib/i18n.ts";
import { QrCode } from "./qr-code.tsx";

type Props = { lang: Lang; house: string /** The whole address of the page. */; address: string };

/** Where a text on paper came from: its address, to be typed or scanned. On the screen there is nothing of it. */
export function PrintFooter({ lang, house, address }: Props) {
  const t = words(lang, "bulletins");
  return (
    <footer className="printfoot">
      <p>
        <b>{house}</b>
        <span>{address}</span>
      </p>
      <QrCode text={address} label={t("article.qr")} />
    </footer>
  );
}
