import "./rich-text.css";
import { type Reading, RichTextNodes } from "./render.tsx";
import { Title } from "./title.tsx";

const titled = (text: string) => <Title text={text} />;

/** A stored body for readers; the caller puts it into its `prose` element. Server only, no JavaScript reaches the browser. */
export function RichText(props: Omit<Reading, "titled"> & { body: unknown }) {
  return <RichTextNodes {...props} titled={titled} />;
}
