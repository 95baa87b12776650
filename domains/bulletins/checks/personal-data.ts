import type { Finding } from "./findings.ts";
import { asTyped } from "./typed.ts";

/** What people put between the groups of a number: one of these, or nothing. */
const BETWEEN = "[ \\-\u200b-\u200d\u2060\ufeff]?";
const NO_DIGIT_BEFORE = "(?<![\\dXx])";
const NO_DIGIT_AFTER = "(?![\\dXx])";
/** Sums are no numbers of anybody: ¥13900001111, 13900001111.50, 13900001111 元. */
const NO_SUM_BEFORE = "(?<![\\dXx¥$€])";
const NO_SUM_AFTER = "(?![\\dXx]|\\.\\d{1,2}(?!\\d)| ?[万亿]?(?:元|圆|美元|欧元|吨))";

// Looked for from every digit on: a date before an ID number must not hide where it begins.
const ID_NUMBER = new RegExp(
  `${NO_DIGIT_BEFORE}(?=([1-8](?:${BETWEEN}\\d){16}${BETWEEN}[\\dXx])${NO_DIGIT_AFTER})`,
  "g",
);
const MOBILE = new RegExp(
  `${NO_SUM_BEFORE}(?:(?:[+(]{0,2}|00)86\\)?${BETWEEN})?1[3-9]\\d${BETWEEN}\\d{4}${BETWEEN}\\d{4}${NO_SUM_AFTER}`,
  "g",
);
const GROUPED = `\\d{4}(?:${BETWEEN}\\d{4}){3}`;
const CARD = new RegExp(
  `${NO_SUM_BEFORE}(?:${GROUPED}(${BETWEEN}\\d{1,3})?|\\d{6}${BETWEEN}\\d{10,13})${NO_SUM_AFTER}`,
  "g",
);

/**
 * Numbers that name a person: none may stand in what is published (个人信息保护法 art. 28). However they were typed: in
 * full-width digits, in groups, with +86. Each finding shows the passage as it stands.
 */
export function personalData(line: string): Finding[] {
  const typed = asTyped(line);
  const ids = [...typed.matchAll(ID_NUMBER)]
    .map(({ index, 1: number }) => ({ index, number: number! }))
    .filter(({ number }) => isIdNumber(number));
  const cards = [...typed.matchAll(CARD)].flatMap(({ index, 0: number, 1: rest = "" }) => {
    // What stands behind a card, a blank away, may be a number of its own.
    const whole = /^\D/.test(rest) ? [number, number.slice(0, -rest.length)] : [number];
    const found = whole.find(isCard);
    return found && !ids.some((id) => id.index === index) ? [{ index, number: found }] : [];
  });
  const mobiles = [...typed.matchAll(MOBILE)].map(({ index, 0: number }) => ({ index, number }));
  const found = (kind: Finding["kind"], numbers: typeof mobiles): Finding[] =>
    numbers.map(({ index, number }) => ({ kind, level: "must", found: line.slice(index, index + number.length) }));
  return [...found("idNumber", ids), ...found("mobile", mobiles), ...found("bankCard", cards)];
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check digit of GB 11643-1999, and a day that somebody can have been born on. */
export function isIdNumber(text: string): boolean {
  const number = text.replaceAll(/[^\dXx]/g, "");
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  if (year! < 1890 || year! > 2100 || month! < 1 || month! > 12 || day! < 1 || day! > 31) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return "10X98765432"[sum % 11] === number[17]!.toUpperCase();
}

/** What issuers' numbers begin with: none begins like a year of ours, so that numbers of orders and files stay out. */
const ISSUER = /^(?:[3-69]|22[2-9]|2[3-6]|27[01]|2720)/;

/** 16 to 19 digits that begin like a card's and pass the check of ISO/IEC 7812-1 (Luhn). */
export function isCard(text: string): boolean {
  const digits = text.replaceAll(/\D/g, "");
  if (digits.length < 16 || digits.length > 19 || !ISSUER.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
