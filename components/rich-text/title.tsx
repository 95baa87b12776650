import { Fragment } from "react";
import { breakTitle } from "#lib/text/headings.ts";

/** A title that breaks between words only: put it inside a heading (`word-break: keep-all`). Server only: it loads a dictionary. */
export function Title({ text }: { text: string }) {
  return breakTitle(text).map((piece, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}
