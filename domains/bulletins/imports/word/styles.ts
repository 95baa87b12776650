import { allOf, childOf, type Element, isOn, parseXml, valOf } from "./xml.ts";

/** How deep a style may lean on others; a file may have made a ring of them. */
const CHAIN_MAX = 20;

export type Styles = ReturnType<typeof stylesOf>;
type Kind = "w:rPr" | "w:pPr";

/** What the styles of a file say, each through what it is based on (ISO/IEC 29500-1, 17.7). */
export function stylesOf(xml: string | undefined) {
  const byId = new Map<string, Element>();
  let plain: string | undefined;
  for (const style of xml ? allOf(parseXml(xml), "w:style") : []) {
    const id = style.attribs["w:styleId"] ?? "";
    if (!byId.has(id)) byId.set(id, style);
    const isDefault = ["1", "true", "on"].includes(style.attribs["w:default"] ?? "");
    if (isDefault && style.attribs["w:type"] === "paragraph") plain ??= id;
  }

  /** A property of the style, its own or the nearest that it inherits. */
  const propertyOf = (id: string | undefined, kind: Kind, name: string): Element | undefined => {
    let style = byId.get(id ?? "");
    for (let step = 0; style && step < CHAIN_MAX; step++) {
      const found = childOf(childOf(style, kind), name);
      if (found) return found;
      style = byId.get(valOf(childOf(style, "w:basedOn")) ?? "");
    }
    return undefined;
  };
  const styleIdOf = (paragraph: Element | undefined) =>
    valOf(childOf(childOf(paragraph, "w:pPr"), "w:pStyle")) ?? plain;
  const runStyleOf = (run: Element) => valOf(childOf(childOf(run, "w:rPr"), "w:rStyle"));

  return {
    propertyOf,
    styleIdOf,
    nameOf: (id: string | undefined) => valOf(childOf(byId.get(id ?? ""), "w:name")) ?? "",
    /** A property of a run: its own, its style's or its paragraph's. */
    ofRun: (run: Element, name: string): Element | undefined =>
      childOf(childOf(run, "w:rPr"), name) ??
      propertyOf(runStyleOf(run), "w:rPr", name) ??
      propertyOf(styleIdOf(paragraphOf(run)), "w:rPr", name),
    /** A property of a paragraph: its own or its style's. */
    ofParagraph: (paragraph: Element, name: string): Element | undefined =>
      childOf(childOf(paragraph, "w:pPr"), name) ?? propertyOf(styleIdOf(paragraph), "w:pPr", name),
    /** A switch of a run: what it says itself holds; of two styles that both set it, each undoes the other (17.7.3). */
    isSwitchedOn: (run: Element, name: string): boolean => {
      const own = childOf(childOf(run, "w:rPr"), name);
      if (own) return isOn(own);
      const byStyles = [runStyleOf(run), styleIdOf(paragraphOf(run))].map((id) => isOn(propertyOf(id, "w:rPr", name)));
      return byStyles[0] !== byStyles[1];
    },
  };
}

function paragraphOf(run: Element): Element | undefined {
  let parent = run.parent;
  while (parent && !("name" in parent && parent.name === "w:p")) parent = parent.parent;
  return (parent as Element | null) ?? undefined;
}
