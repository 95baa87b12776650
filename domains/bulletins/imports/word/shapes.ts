import { DomUtils } from "htmlparser2";
import { addLoss, type Losses } from "../losses.ts";
import { allOf, childOf, type Document, type Element, parseXml, piece, replaceWith } from "./xml.ts";

/** Where the pictures of a part lie, and what the file holds. */
export type Relations = Map<string, { target: string; isExternal: boolean }>;

export function relationsOf(xml: string | undefined): Relations {
  const all = xml === undefined ? [] : allOf(parseXml(xml), "Relationship");
  return new Map(
    all.map(({ attribs }) => [
      attribs.Id ?? "",
      { target: attribs.Target ?? "", isExternal: attribs.TargetMode === "External" },
    ]),
  );
}

/** Shapes as `mammoth` reads them: one of the ways to say each, the words of its box, its picture where the file has it. */
export function settleShapes(
  document: Document,
  relations: Relations,
  has: (name: string) => boolean,
  losses: Losses,
): void {
  for (const ways of allOf(document, "mc:AlternateContent")) replaceWith(ways, wayOf(ways)?.childNodes ?? []);
  for (const drawing of allOf(document, "w:drawing")) liftText(drawing);
  addLoss(losses, "textBoxes", allOf(document, "w:txbxContent").length);
  for (const picture of allOf(document, "a:blip", "v:imagedata")) dropLost(picture, relations, has, losses);
}

/** What older readers are given, which is what `mammoth` knows; the newer way where that says nothing. */
function wayOf(ways: Element): Element | undefined {
  const old = childOf(ways, "mc:Fallback");
  const saysSomething = old && allOf(old, "w:t", "v:imagedata", "a:blip").length > 0;
  return saysSomething ? old : childOf(ways, "mc:Choice");
}

/** The text of a drawn box, said the older way, which is read. */
function liftText(drawing: Element): void {
  for (const box of allOf(drawing, "w:txbxContent").reverse()) {
    const [shape] = piece('<w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox></v:textbox></w:pict>') as [
      Element,
    ];
    DomUtils.append(drawing, shape);
    DomUtils.appendChild(shape.childNodes[0] as Element, box);
  }
}

function dropLost(picture: Element, relations: Relations, has: (name: string) => boolean, losses: Losses): void {
  const { "r:embed": embed, "r:id": id, "r:link": link, "r:href": href } = picture.attribs;
  const relation = relations.get(embed ?? id ?? "");
  if (relation && !relation.isExternal && has(pathOf(relation.target))) return;
  const isLinked = relation?.isExternal || (!relation && (link ?? href) !== undefined);
  if (isLinked) addLoss(losses, "linkedPictures");
  else if (embed ?? id) addLoss(losses, "pictureBroken");
  DomUtils.removeElement(picture);
}

const pathOf = (target: string) => (target.startsWith("/") ? target.slice(1) : `word/${target}`);
