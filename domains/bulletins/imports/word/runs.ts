import { DomUtils } from "htmlparser2";
import { addLoss, type Losses } from "../losses.ts";
import type { Styles } from "./styles.ts";
import { allOf, childOf, childrenOf, type Document, type Element, isOn, piece, replaceWith, valOf } from "./xml.ts";

/** What lies around runs and says nothing of its own that an article could say; `mammoth` would leave out what is in it. */
const WRAPS = ["w:fldSimple", "w:bdo", "w:dir"];

/** Runs as an article can say them: 着重号, raised and lowered text and the switches of styles stand at the run itself. */
export function settleRuns(document: Document, styles: Styles, losses: Losses): void {
  for (const wrap of allOf(document, ...WRAPS)) replaceWith(wrap, wrap.childNodes);
  const readings = allOf(document, "w:ruby");
  addLoss(losses, "ruby", readings.length);
  for (const ruby of readings) replaceWith(ruby, childOf(ruby, "w:rubyBase")?.childNodes ?? []);
  for (const run of allOf(document, "w:r")) settleRun(run, styles);
}

function settleRun(run: Element, styles: Styles): void {
  const own = (name: string) => childOf(childOf(run, "w:rPr"), name);
  const dot = valOf(styles.ofRun(run, "w:em")) ?? "none";
  if (dot !== "none") dress(run, "<w:i/>");
  const ofStyle = (name: string) => styles.propertyOf(valOf(own("w:rStyle")), "w:rPr", name);
  for (const name of ["w:b", "w:strike"]) if (!own(name) && isOn(ofStyle(name))) dress(run, `<${name}/>`);
  if (isOn(own("w:dstrike") ?? ofStyle("w:dstrike"))) dress(run, "<w:strike/>");
  if (["w:caps", "w:smallCaps"].some((name) => isOn(own(name) ?? ofStyle(name)))) raiseLetters(run);
  const script = valOf(own("w:vertAlign") ?? ofStyle("w:vertAlign"));
  if (script === "superscript" || script === "subscript") dress(run, `<w:vertAlign w:val="${script}"/>`);
}

/** Capitals that are only a look of small letters would be small ones in an article. */
function raiseLetters(run: Element): void {
  for (const text of allOf(run, "w:t").flatMap(({ childNodes }) => childNodes.filter(DomUtils.isText)))
    text.data = text.data.toUpperCase();
}

/** Says something of a run, in the place of what it says of it so far. */
function dress(run: Element, xml: string): void {
  const [said] = piece(xml) as [Element];
  let properties = childOf(run, "w:rPr");
  if (!properties) {
    [properties] = piece("<w:rPr></w:rPr>") as [Element];
    DomUtils.prependChild(run, properties);
  }
  for (const old of childrenOf(properties)) if (old.name === said.name) DomUtils.removeElement(old);
  DomUtils.appendChild(properties, said);
}
