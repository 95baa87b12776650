import { useHere } from "./position.ts";
import { useThread } from "./thread-context.tsx";

/** The number of the post that is being read, or of the first on the page. */
export function usePlace(): number {
  const { window: shown } = useThread();
  const here = useHere();
  return here >= shown.first && here <= shown.last ? here : shown.first;
}
