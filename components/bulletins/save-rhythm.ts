/** 每 2 秒自动保存: as long as anybody would mind typing again. */
export const EVERY_MS = 2_000;

/** When to save: two seconds after the first change that is not saved, and never in the middle of a composed word. */
export function saveRhythm(save: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isComposing = false;
  const wait = () => {
    timer = setTimeout(beat, EVERY_MS);
  };
  const beat = () => {
    timer = undefined;
    if (isComposing) wait();
    else save();
  };
  return {
    /** Something changed: a change while one waits does not put it off. */
    touch() {
      if (!timer) wait();
    },
    compose(is: boolean) {
      isComposing = is;
    },
    isComposing: () => isComposing,
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
