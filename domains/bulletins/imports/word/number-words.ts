const DIGITS = [..."零一二三四五六七八九"];
const LEGAL = [..."零壹贰叁肆伍陆柒捌玖"];
const UNITS = ["", "十", "百", "千"];
const LEGAL_UNITS = ["", "拾", "佰", "仟"];
/** From the largest down: each is taken as often as it fits. */
const ROMAN = { m: 1000, cm: 900, d: 500, cd: 400, c: 100, xc: 90, l: 50, xl: 40, x: 10, ix: 9, v: 5, iv: 4, i: 1 };
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

/** A number as Word writes it in a list of this format (ST_NumberFormat, ISO/IEC 29500-1, 17.18.59). */
export function numberWords(number: number, format: string): string {
  if (number < 0 || number > 9_999) return String(number);
  const write = FORMATS[format];
  return (number > 0 || format === "decimalZero" ? write?.(number) : undefined) ?? String(number);
}

const counting = (digits: string[], units: string[]) => (number: number) => {
  const places = [...String(number)].map(Number);
  const words = places.map((digit, at) =>
    digit === 0 ? digits[0] : `${digits[digit]}${units[places.length - 1 - at]}`,
  );
  return words.join("").replace(/零+/g, "零").replace(/零$/, "");
};
const chinese = (number: number) => counting(DIGITS, UNITS)(number).replace(/^一十/, "十");
const digitByDigit = (number: number) =>
  [...String(number)].map((digit) => (digit === "0" ? "〇" : DIGITS[Number(digit)])).join("");
/** The signs that stand in a row from here on; undefined beyond the last. */
const row = (first: string, count: number) => (number: number) =>
  number <= count ? String.fromCodePoint(first.codePointAt(0)! + number - 1) : undefined;
const of = (signs: string) => (number: number) => [...signs][number - 1];
/** a … z, aa, bb … */
const letters = (number: number) => LETTERS[(number - 1) % 26]!.repeat(Math.ceil(number / 26)).slice(0, 20);

function roman(number: number): string {
  let rest = number;
  const signs = Object.entries(ROMAN).map(([sign, value]) => {
    const times = Math.floor(rest / value);
    rest -= times * value;
    return sign.repeat(times);
  });
  return signs.join("");
}

const FORMATS: Record<string, ((number: number) => string | undefined) | undefined> = Object.assign(
  Object.create(null),
  {
    ...Object.fromEntries(
      ["chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"].map((name) => [
        name,
        chinese,
      ]),
    ),
    taiwaneseCountingThousand: chinese,
    chineseLegalSimplified: counting(LEGAL, LEGAL_UNITS),
    ideographDigital: digitByDigit,
    taiwaneseDigital: digitByDigit,
    japaneseDigitalTenThousand: digitByDigit,
    ideographTraditional: of("甲乙丙丁戊己庚辛壬癸"),
    ideographZodiac: of("子丑寅卯辰巳午未申酉戌亥"),
    ideographEnclosedCircle: row("㊀", 10),
    decimalEnclosedCircle: row("①", 20),
    decimalEnclosedCircleChinese: row("①", 20),
    decimalEnclosedParen: row("⑴", 20),
    decimalEnclosedFullstop: row("⒈", 20),
    decimalFullWidth: (number: number) =>
      String(number).replace(/\d/g, (digit) => "０１２３４５６７８９"[Number(digit)]!),
    decimalZero: (number: number) => String(number).padStart(2, "0"),
    upperRoman: (number: number) => roman(number).toUpperCase(),
    lowerRoman: roman,
    upperLetter: (number: number) => letters(number).toUpperCase(),
    lowerLetter: letters,
  },
);
