import { addLoss, type Losses } from "../losses.ts";
import type { Parts } from "../unpack.ts";
import { dropHidden } from "./hidden.ts";
import { stylesOf } from "./styles.ts";
import { parseXml, writeXml } from "./xml.ts";

/** The parts whose text becomes an article's. */
const TEXTS = /<w:(?:document|footnotes|endnotes)[\s>]/;
const MAIN =
  "(?:http://schemas.openxmlformats.org/wordprocessingml/2006/main|http://purl.oclc.org/ooxml/wordprocessingml/main)";
const OTHER_PREFIX = new RegExp(`xmlns(?!:w=)(?::[\\w.-]+)?\\s*=\\s*["']${MAIN}["']`);

/**
 * The text parts of a Word file as `mammoth` is to read them: what it would show though Word hides it is out. `losses`
 * counts it. Throws where a part is no XML, or does not call Word's elements by the prefix that Word gives them.
 */
export function settleParts(parts: Parts, losses: Losses): Parts {
  const styles = stylesOf(parts.get("word/styles.xml"));
  const settled: Parts = new Map(parts);
  for (const [name, xml] of parts) {
    if (OTHER_PREFIX.test(xml)) throw new Error("Word's elements have another prefix");
    if (!TEXTS.test(xml)) continue;
    const document = parseXml(xml);
    addLoss(losses, "hidden", dropHidden(document, styles));
    settled.set(name, writeXml(document));
  }
  return settled;
}
