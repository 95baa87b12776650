import { type RefObject, useEffect, useRef, useState } from "react";
import type { Sheet } from "./sheet.ts";

/** On a phone whoever writes has the whole screen: from the first touch of the text until the way back, or the post. */
export function usePhoneSheet(form: RefObject<HTMLFormElement | null>) {
  const [isOpen, setIsOpen] = useState(false);
  const sheet = useRef<Sheet>(undefined);
  useEffect(() => () => sheet.current?.drop(), []);

  const open = async () => {
    if (sheet.current || !matchMedia("(max-width: 700px)").matches) return;
    const loaded = await import("./sheet.ts").catch(() => null); // without a network one writes where one is
    if (!loaded || sheet.current || !form.current?.contains(document.activeElement)) return;
    sheet.current = loaded.openSheet(form.current, () => {
      sheet.current = undefined;
      setIsOpen(false);
    });
    setIsOpen(true);
  };
  return {
    isOpen,
    open: () => void open(),
    close: async () => sheet.current?.close(),
    drop: () => sheet.current?.drop(),
  };
}
