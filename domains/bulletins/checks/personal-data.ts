import type { Finding } from "./findings.ts";

const ID_NUMBER = /(?<![\dXx])\d{17}[\dXx](?![\dXx])/g;
const MOBILE = /(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g;
const CARD = /(?<![\dXx])\d{4}(?: ?\d{4}){2,3}(?: ?\d{1,3})?(?![\dXx])/g;

/** Numbers that name a person: none may stand in what is published (个人信息保护法 art. 28). */
export function personalData(line: string): Finding[] {
  const all = (pattern: RegExp) => [...line.matchAll(pattern)].map(([number]) => number);
  const ids = all(ID_NUMBER).filter(isIdNumber);
  const found = (kind: Finding["kind"], numbers: string[]): Finding[] =>
    numbers.map((number) => ({ kind, level: "must", found: number }));
  return [
    ...found("idNumber", ids),
    ...found("mobile", all(MOBILE)),
    ...found(
      "bankCard",
      all(CARD).filter((number) => isCard(number) && !ids.includes(number)),
    ),
  ];
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check digit of GB 11643-1999, and a month and a day that there are. */
export function isIdNumber(text: string): boolean {
  const [month, day] = [Number(text.slice(10, 12)), Number(text.slice(12, 14))];
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return "10X98765432"[sum % 11] === text[17]!.toUpperCase();
}

/** 16 to 19 digits that pass the check of ISO/IEC 7812-1 (Luhn). */
export function isCard(text: string): boolean {
  const digits = text.replaceAll(" ", "");
  if (digits.length < 16 || digits.length > 19) return false;
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
