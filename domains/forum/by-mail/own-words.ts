/** Where what somebody answers to begins; over two lines where a program has folded it. */
const BEGINS_QUOTE = [
  /^-{2,}\s*(?:原始邮件|回复的原邮件|转发邮件|original message|forwarded message|original)\s*-{2,}/i,
  /^_{10,}$/,
  /^on\s.{4,200}\swrote\s*[:：]$/i,
  // A day or an address: "the second chapter says:" is a sentence of the writer's own.
  /^(?=.*(?:@|\d{4}|\d\s*[月/:：])).{2,200}(?:写道|写到)\s*[:：]$/,
];
/** The head of a quoted mail: a sender, and a date or a recipient close below. */
const SENDER = /^\*?(?:发件人|from)\*?\s*[:：]/i;
const BELOW_SENDER = /^\*?(?:发送时间|发送日期|日期|时间|收件人|sent|date|to)\*?\s*[:：]/i;
const SIGNATURE = /^-- ?$/;
/** What phones put below. */
const OF_THE_PHONE = /^(?:发自我的|从我的.{1,20}发送|sent from my |get outlook for )/i;

/** What somebody has written themselves in a mail that answers another: nothing that is quoted, no signature. */
export function ownWords(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const end = lines.findIndex((_, at) => isEnd(lines, at));
  return (end === -1 ? lines : lines.slice(0, end))
    .filter((line) => !/^\s*>/.test(line))
    .join("\n")
    .trim();
}

function isEnd(lines: string[], at: number): boolean {
  const line = lines[at]!.trim();
  if (SIGNATURE.test(lines[at]!) || OF_THE_PHONE.test(line)) return true;
  const folded = `${line} ${lines[at + 1]?.trim() ?? ""}`.trim();
  if (line !== "" && BEGINS_QUOTE.some((begins) => begins.test(line) || (isDated(line) && begins.test(folded))))
    return true;
  const below = lines.slice(at + 1, at + 4).map((other) => other.trim());
  const isAddressed = [line, ...below].some((each) => /@|\d{4}|\d\s*[月/:：]/.test(each));
  return SENDER.test(line) && isAddressed && below.some((each) => BELOW_SENDER.test(each));
}

/** Only what names a day is the first half of "On … wrote:". */
const isDated = (line: string) => /^(?:on\s|于|在)/i.test(line) && /\d{4}/.test(line);
