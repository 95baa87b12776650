import { DomUtils } from "htmlparser2";
import { addLoss, type Losses } from "../losses.ts";
import type { Parts, Unpacked } from "../unpack.ts";
import { dropHidden } from "./hidden.ts";
import { numberingOf } from "./numbering.ts";
import { NUMBERING, settleParagraphs } from "./paragraphs.ts";
import { settleRuns } from "./runs.ts";
import { relationsOf, settleShapes } from "./shapes.ts";
import { stylesOf } from "./styles.ts";
import { allOf, childOf, type Document, parseXml, textOf, writeXml } from "./xml.ts";

/** The parts whose text becomes an article's. */
const TEXTS = /<w:(?:document|footnotes|endnotes)[\s>]/;
const LISTS = /<w:numbering[\s>]/;
const MAIN =
  "(?:http://schemas.openxmlformats.org/wordprocessingml/2006/main|http://purl.oclc.org/ooxml/wordprocessingml/main)";
/** Or an address that is written so that it cannot be told, which no program does. */
const OTHER_PREFIX = new RegExp(`xmlns(?!:w\\s*=)(?::[\\w.-]+)?\\s*=\\s*(?:["']${MAIN}["']|"[^"]*&|'[^']*&)`);
const MAIN_PART = "word/document.xml";

/**
 * The parts of a Word file as `mammoth` is to read them: without what Word does not show, and with what it would leave out
 * said in a way that it reads. `losses` counts what an article cannot say; `words` are the characters that should arrive.
 * Throws where a part is no XML, or does not call Word's elements by the prefix that Word gives them.
 */
export function settleParts({ parts, has }: Unpacked, losses: Losses): { parts: Parts; words: number } {
  const styles = stylesOf(parts.get("word/styles.xml"));
  const lists = [...parts].find(([, xml]) => LISTS.test(xml));
  const settled: Parts = new Map(parts);
  let words = 0;
  for (const [name, xml] of parts) {
    if (OTHER_PREFIX.test(xml)) throw new Error("Word's elements have another prefix");
    if (!TEXTS.test(xml)) continue;
    const document = parseXml(xml);
    dropForeign(document);
    addLoss(losses, "hidden", dropHidden(document, styles));
    settleShapes(document, relationsOf(parts.get(name.replace(/([^/]+)$/, "_rels/$1.rels"))), has, losses);
    settleRuns(document, styles, losses);
    settleParagraphs(document, styles, numberingOf(lists?.[1], styles), losses);
    if (name === MAIN_PART) words = charactersIn(allOf(document, "w:body").map(textOf).join(""));
    settled.set(name, writeXml(document));
  }
  if (lists) settled.set(lists[0], NUMBERING);
  settled.set("word/numbering.xml", NUMBERING);
  return { parts: settled, words };
}

/** What was moved away or deleted, and the bookmarks of the file, whose names are ours to give. */
function dropForeign(document: Document): void {
  const rows = allOf(document, "w:tr").filter((row) => childOf(childOf(row, "w:trPr"), "w:del"));
  for (const element of [...rows, ...allOf(document, "w:moveFrom", "w:bookmarkStart", "w:bookmarkEnd")])
    DomUtils.removeElement(element);
}

/** Without blanks and what is not seen: these may change on the way. */
export const charactersIn = (text: string): number => text.match(/[^\s\p{C}]/gu)?.length ?? 0;
