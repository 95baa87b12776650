const VOICE = /^匿名(\d{1,6})$/;

/** As whom somebody speaks who does not show their name; nobody else is called so (`isVoiceName`). */
export const voiceName = (number: number) => `匿名${number}`;

export const isVoiceName = (name: string) => VOICE.test(name.normalize("NFKC").replace(/\s/g, ""));

/** A name as it is shown: those of people are what they are in every language. */
export const nameIn = (lang: "zh-CN" | "en", name: string) =>
  lang === "en" ? name.replace(VOICE, "Anonymous $1") : name;
