import { isReservedName } from "#lib/reserved-names.ts";

const TONES = ["", " g", " k"];

type Props = {
  name: string;
  /** Keeps the colour of a person the same everywhere. */
  id: string;
  size?: "" | " s" | " xs";
};

/**
 * A person's first character on one of three grounds. Whoever shows no name has no colour of their own. The
 * name stands beside it, so it says nothing to a screen reader.
 */
export function Avatar({ name, id, size = "" }: Props) {
  return (
    <span className={`av${size}${isReservedName(name) ? " k" : toneOf(id)}`} aria-hidden="true">
      {[...name][0] ?? "·"}
    </span>
  );
}

/** The end of a UUIDv7 is chance: it parts people evenly. */
const toneOf = (id: string) => TONES[Number.parseInt(id.slice(-4), 16) % TONES.length] ?? "";
