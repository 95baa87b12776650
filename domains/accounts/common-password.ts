/** What a person who tries the commonest passwords tries first (OWASP ASVS 5.0, 6.2.4), of ten characters and more. */
const COMMON = new Set(
  `password12 password123 password1234 passw0rd123 p@ssw0rd123 p@ssword123 woaini1314 woaini5201314 woaini520520
  5201314520 1314520520 iloveyou123 iloveyou520 admin12345 admin123456 administrator qwerty12345 qwerty123456
  qwertyuiop123 asdfghjkl123 a123456789 aa123456789 abc123456789 abcd123456 abc1234567 q123456789 z123456789
  123456789a 1234567890a 123456789abc 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc qazwsxedcrfv zaq12wsxcde welcome123
  welcome1234 letmein123 football123 baseball123 superman123 dragon12345 sunshine123 princess123 changeme123
  qingfeng123 qingfeng1234 qingfeng2026 qingjiang123 dangfeng123 lianzheng123 jiwei123456 root123456 test123456
  user123456 guest123456 huawei@123 huawei12345 huawei@1234 admin@1234 admin@12345 abcd@12345 abc@123456 zhongguo123
  zhongguo1949 wo123456789 xiaoming123 123123123a 112233445566 147258369a 789456123a 0123456789a`.split(/\s+/),
);
const DISTINCT_MIN = 5;
const ROWS = ["0123456789012345678901234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm"];
const RUNS = ROWS.flatMap((row) => [row, [...row].reverse().join("")]);

/** Whether a password is among the first that anybody would try: a list, a straight run of keys, hardly any signs. */
export function isCommon(password: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  return COMMON.has(plain) || new Set(plain).size < DISTINCT_MIN || RUNS.some((run) => run.includes(plain));
}
