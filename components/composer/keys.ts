/** What the guards look at; React's and the browser's events both have it. */
export type KeyPress = {
  key: string;
  keyCode: number;
  isComposing?: boolean;
  nativeEvent?: { isComposing?: boolean };
  ctrlKey: boolean;
  metaKey: boolean;
};

/**
 * Whether a key still belongs to an input method. Safari sends the confirming Enter after the composition has ended, with
 * nothing but keyCode 229 to tell.
 */
export const isComposingKey = (press: KeyPress): boolean =>
  press.isComposing === true ||
  press.nativeEvent?.isComposing === true ||
  press.key === "Process" ||
  press.keyCode === 229;

/** Ctrl/⌘+Enter sends; Enter alone never does. */
export const isSendKey = (press: KeyPress): boolean =>
  press.key === "Enter" && (press.ctrlKey || press.metaKey) && !isComposingKey(press);
