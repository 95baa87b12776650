import { DomHandler, DomUtils, Parser, type parseDocument } from "htmlparser2";

export type Document = ReturnType<typeof parseDocument>;
export type ChildNode = Document["childNodes"][number];
export type Element = Extract<ChildNode, { attribs: unknown }>;

const { isTag } = DomUtils;

/** Knows whether every element was closed by its own tag, which a parser of web pages forgives. */
class StrictHandler extends DomHandler {
  isWhole = true;
  #at = () => 0;
  #openedAt = 0;

  override onparserinit(parser: Parser): void {
    super.onparserinit(parser);
    this.#at = () => parser.endIndex;
  }
  override onopentag(name: string, attribs: Record<string, string>): void {
    super.onopentag(name, attribs);
    this.#openedAt = this.#at();
  }
  /** An element that is empty by its own tag (`<w:b/>`) is closed where it was opened. */
  override onclosetag(_name?: string, isImplied?: boolean): void {
    if (isImplied && this.#at() !== this.#openedAt) this.isWhole = false;
    super.onclosetag();
  }
}

/** A part of a Word file as a tree. Throws where an element has no end. */
export function parseXml(xml: string): Document {
  const handler = new StrictHandler();
  new Parser(handler, { xmlMode: true }).end(xml);
  if (!handler.isWhole) throw new Error("an element has no end");
  return handler.root;
}

export const writeXml = (document: Document): string =>
  DomUtils.getOuterHTML(document, { xmlMode: true, encodeEntities: "utf8" });

/** Elements written by us, to be put into a tree. */
export const piece = (xml: string): ChildNode[] => parseXml(xml).childNodes;

export const childOf = (parent: Element | undefined, name: string): Element | undefined =>
  parent?.childNodes.find((node): node is Element => isTag(node) && node.name === name);

export const childrenOf = (parent: Element): Element[] => parent.childNodes.filter(isTag);

export const allOf = (root: Document | Element, ...names: string[]): Element[] =>
  DomUtils.getElementsByTagName((name) => names.includes(name), root);

export const valOf = (element: Element | undefined): string | undefined => element?.attribs["w:val"];

/** ST_OnOff (ISO/IEC 29500-1, 17.17.4): there without a value is on. */
export const isOn = (element: Element | undefined): boolean =>
  element !== undefined && !["false", "0", "off"].includes(valOf(element) ?? "true");

export function replaceWith(element: Element, nodes: ChildNode[]): void {
  for (const node of [...nodes]) DomUtils.prepend(element, node);
  DomUtils.removeElement(element);
}

/** The words of an element, without what was deleted or only describes it. */
export const textOf = (element: Element): string => allOf(element, "w:t").map(DomUtils.textContent).join("");
