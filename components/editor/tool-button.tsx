import type { LucideIcon } from "lucide-react";
import type { ToolState } from "./tools.ts";

type Props = { icon?: LucideIcon; label: string; state?: ToolState; isToggle?: boolean; onPress: () => void };

/** A tool that cannot be used here stays reachable and says so: a toolbar whose buttons vanish under the arrows is lost. */
export function ToolButton({ icon: Glyph, label, state = "off", isToggle = false, onPress }: Props) {
  return (
    <button
      type="button"
      className={state === "on" ? "on" : undefined}
      aria-label={Glyph && label}
      title={label}
      aria-pressed={isToggle ? state === "on" : undefined}
      aria-disabled={state === "none" || undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => state !== "none" && onPress()}
    >
      {Glyph ? <Glyph className="i" aria-hidden /> : label}
    </button>
  );
}
