const VOICE = /^匿名(\d{1,6})$/;
/** As whom all that somebody said and did stands whose account was erased. */
export const ERASED_NAME = "已注销成员";

/** As whom somebody speaks who does not show their name; nobody else is called so (`isReservedName`). */
export const voiceName = (number: number) => `匿名${number}`;

/** Whether a name means nobody who could sign in; spaces and width do not make it another. */
export function isReservedName(name: string): boolean {
  const bare = name.normalize("NFKC").replace(/\s/g, "");
  return VOICE.test(bare) || bare === ERASED_NAME;
}

/** A name as it is shown: those of people are what they are in every language. */
export const nameIn = (lang: "zh-CN" | "en", name: string) =>
  lang === "en" ? (name === ERASED_NAME ? "Former member" : name.replace(VOICE, "Anonymous $1")) : name;
