import type { Disclosure } from "#db/enums/columns.ts";
import type { ContentKind, Risk } from "#db/enums/routes.ts";
import { type AnyNode, type Body, walk } from "#lib/text/nodes.ts";
import { type LayoutKind, layoutOf } from "./layout.ts";

/** A text with all that its readers or its staff are told of it. */
export type Text = {
  columnId: string;
  unitId: string | null;
  title: string;
  summary: string;
  source: string;
  byline: string;
  kind: ContentKind;
  risk: Risk;
  coverId: string | null;
  indent: boolean;
  body: Body;
  disclosure: Disclosure | null;
};

/** All but title, summary and body, whose words are compared one by one. */
export type FieldName =
  | Exclude<keyof Text, "title" | "summary" | "body" | "disclosure">
  | "owner"
  | "basis"
  | "madeOn"
  | "reviewOn";

/** A picture or a file by its id and its words; null where it is not there. */
export type ShownChange = { mediaId: string; before: Shown | null; after: Shown | null };
export type Shown = { alt: string; caption: string; isDecorative: boolean; title: string };
/** As they are stored; empty where nothing is said. */
export type FieldChange = { name: FieldName; before: string; after: string };
export type LinkChange = { kind: "added" | "removed"; text: string; href: string };
export type LayoutChange = { kind: LayoutKind; before: number; after: number };

/** What became of a text beside its words: its fields, what it shows, where it links to and how it is laid out. */
export type Differences = {
  fields: FieldChange[];
  shown: ShownChange[];
  links: LinkChange[];
  layout: LayoutChange[];
  /** The bodies differ, in whatever it be. */
  isBodyChanged: boolean;
};

export function differencesOf(before: Text, after: Text): Differences {
  return {
    fields: FIELDS.map((name) => ({ name, before: fieldOf(before, name), after: fieldOf(after, name) })).filter(
      (change) => change.before !== change.after,
    ),
    shown: shownChanges(shownIn(before.body), shownIn(after.body)),
    links: linkChanges(linksIn(before.body), linksIn(after.body)),
    layout: layoutChanges(before.body, after.body),
    isBodyChanged: canonical(before.body) !== canonical(after.body),
  };
}

/** Whether anything at all differs. */
export const isChanged = (before: Text, after: Text): boolean => {
  const { fields, isBodyChanged } = differencesOf(before, after);
  return fields.length > 0 || isBodyChanged || before.title !== after.title || before.summary !== after.summary;
};

const FIELDS: FieldName[] = [
  ...(["columnId", "unitId", "kind", "risk", "source", "byline", "coverId", "indent"] as const),
  ...(["owner", "basis", "madeOn", "reviewOn"] as const),
];

const DISCLOSED = new Set<FieldName>(["owner", "basis", "madeOn", "reviewOn"]);

/** What a field holds; nothing is nothing, whether it was never said or taken out again. */
function fieldOf(text: Text, name: FieldName): string {
  if (DISCLOSED.has(name)) return text.disclosure?.[name as keyof Disclosure] ?? "";
  return String(text[name as keyof Text] ?? "");
}

type ShownById = Map<string, Shown[]>;

function shownIn(body: Body): ShownById {
  const found: ShownById = new Map();
  for (const node of walk(body)) {
    if (node.type !== "image" && node.type !== "attachment") continue;
    const said: Shown =
      node.type === "image"
        ? {
            alt: node.attrs.alt,
            caption: node.attrs.caption,
            isDecorative: node.attrs.decorative ?? false,
            title: "",
          }
        : { alt: "", caption: "", isDecorative: false, title: node.attrs.title };
    found.set(node.attrs.mediaId, [...(found.get(node.attrs.mediaId) ?? []), said]);
  }
  return found;
}

/** A picture that stands in a text twice is told apart by its order. */
function shownChanges(before: ShownById, after: ShownById): ShownChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((mediaId) => {
    const [was, is] = [before.get(mediaId) ?? [], after.get(mediaId) ?? []];
    return Array.from({ length: Math.max(was.length, is.length) }, (_, at) => ({
      mediaId,
      before: was[at] ?? null,
      after: is[at] ?? null,
    })).filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
  });
}

type Link = { text: string; href: string };

/** Words that stand beside each other and lead to the same place are one link. */
function linksIn(body: Body): Link[] {
  const links: Link[] = [];
  let isOpen = false;
  for (const node of walk(body)) {
    const href = hrefOf(node);
    const last = links.at(-1);
    if (node.type === "text" && href !== null) {
      if (isOpen && last?.href === href) last.text += node.text;
      else links.push({ text: node.text, href });
    }
    isOpen = href !== null;
  }
  return links;
}

function hrefOf(node: AnyNode): string | null {
  const mark = node.type === "text" ? node.marks?.find(({ type }) => type === "link") : undefined;
  return mark?.type === "link" ? mark.attrs.href : null;
}

function linkChanges(before: Link[], after: Link[]): LinkChange[] {
  return [
    ...without(before, after).map((link) => ({ kind: "removed" as const, ...link })),
    ...without(after, before).map((link) => ({ kind: "added" as const, ...link })),
  ];
}

/** What of `links` is not among `others`, each of which answers for one. */
function without(links: Link[], others: Link[]): Link[] {
  const left = others.map(({ text, href }) => `${href} ${text}`);
  return links.filter(({ text, href }) => {
    const at = left.indexOf(`${href} ${text}`);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function layoutChanges(before: Body, after: Body): LayoutChange[] {
  const [was, is] = [layoutOf(before), layoutOf(after)];
  return (Object.keys(was) as LayoutKind[])
    .map((kind) => ({ kind, before: was[kind], after: is[kind] }))
    .filter((change) => change.before !== change.after);
}

/** jsonb keeps no order of keys, so none may count. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
