import { ChevronDown } from "lucide-react";
import type { ComposerWords } from "./words.ts";

/** The top of the sheet in which one writes on a phone. */
export default function SheetHead({
  label,
  words,
  onClose,
}: {
  label: string;
  words: ComposerWords;
  onClose: () => void;
}) {
  return (
    <p className="comp-head">
      <b>{label}</b>
      <button type="button" className="btn t s" onClick={onClose}>
        <ChevronDown className="i" aria-hidden />
        {words.fold}
      </button>
    </p>
  );
}
