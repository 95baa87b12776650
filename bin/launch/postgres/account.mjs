// @ts-check
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, lchownSync, readdirSync, readFileSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import { Trouble } from "../trouble.mjs";

/**
 * How a program of PostgreSQL is started: under which account, and through which helper.
 * @typedef {{ name: string, owner: number | null, group: number | null, nameless: boolean,
 *   command: (program: string, args: string[]) => { program: string, args: string[], uid?: number, gid?: number } }} Account
 */

/** The account is barred from the folders above, not from the file: it needs the one power to pass through. */
const PASS_THROUGH = ["--securebits=+no_setuid_fixup", "--inh-caps=-all,+dac_override", "--ambient-caps=+dac_override"];

/**
 * PostgreSQL refuses to run as root. Tried in this order, and the first that can really open both folders is taken:
 * another account; another account that may pass through folders only root may enter (a clone below /root);
 * root itself seen as another account in a user namespace (containers where no account can be changed).
 * @param {string} native the binaries @param {string} folder the cluster, which exists
 * @param {string[]} [only] names of the ways that may be taken; for tests
 * @returns {Account}
 */
export function chooseAccount(native, folder, only) {
  if (process.getuid?.() !== 0) return self();
  const ways = rootsWays(quietAccount()).filter((way) => !only || only.includes(way.name));
  const chosen = ways.find((way) => canUse(way, native, folder));
  if (chosen) return chosen;
  throw new Trouble({
    zh: `PostgreSQL 不能以 root 身份运行，而其他账户无法使用 ${folder}。请把程序放到 /srv 之类的目录，或换一个账户启动，或设置 DATABASE_URL。`,
    en: `PostgreSQL refuses to run as root, and no other account can use ${folder}. Move the clone to a place such as /srv, start as another account, or set DATABASE_URL.`,
  });
}

/** @returns {Account} */
function self() {
  return {
    name: "self",
    owner: null,
    group: null,
    nameless: !hasName(),
    command: (program, args) => ({ program, args }),
  };
}

function hasName() {
  try {
    return userInfo().username !== "";
  } catch {
    return false;
  }
}

/** @param {{ uid: number, gid: number }} under @returns {Account[]} */
export function rootsWays({ uid, gid }) {
  const ids = { uid, gid };
  const reuid = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
  const map = ["--user", `--map-user=${uid}`, `--map-group=${gid}`];
  return [
    {
      name: "account",
      owner: uid,
      group: gid,
      nameless: false,
      command: (program, args) => ({ program, args, ...ids }),
    },
    {
      name: "setpriv",
      owner: uid,
      group: gid,
      nameless: false,
      command: through("setpriv", [...PASS_THROUGH, ...reuid]),
    },
    { name: "unshare", owner: 0, group: 0, nameless: false, command: through("unshare", map) },
  ];
}

/** @param {string} helper @param {string[]} options @returns {Account["command"]} */
function through(helper, options) {
  return (program, args) => ({ program: helper, args: [...options, "--", program, ...args] });
}

/** The machine's own `postgres` account if there is one, else `nobody`: neither needs to be created. */
function quietAccount() {
  const lines = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const entry = lines.find(([name]) => name === "postgres") ?? lines.find(([name]) => name === "nobody");
  return { uid: Number(entry?.[2] ?? 65534), gid: Number(entry?.[3] ?? 65534) };
}

/** @param {Account} way @param {string} native @param {string} folder */
function canUse(way, native, folder) {
  const before = statSync(folder);
  try {
    giveFolder(folder, way, false);
    letThrough(dirname(folder), way);
  } catch {
    // A sandbox in which only one account exists.
    return false;
  }
  const share = join(native, "share", "postgresql", "postgres.bki");
  const script = '"$1" --version && test -r "$2" && test -w "$3" && test -x "$3"';
  const inputs = [join(native, "bin", "postgres"), share, folder];
  const { program, args, ...ids } = way.command("/bin/sh", ["-c", script, "sh", ...inputs]);
  const works = spawnSync(program, args, { ...ids, cwd: "/", stdio: "ignore" }).status === 0;
  if (!works) chownSync(folder, before.uid, before.gid);
  return works;
}

/** The folder above, when it is root's alone, opens for passing to this one account and stays unreadable. */
function letThrough(/** @type {string} */ above, /** @type {Account} */ way) {
  const { uid, mode } = statSync(above);
  if (way.group === null || uid !== 0 || (mode & 0o077) !== 0) return;
  chownSync(above, 0, way.group);
  chmodSync(above, 0o710);
}

/**
 * Gives the cluster to the account that will run it; the server refuses a folder of somebody else's.
 * @param {string} folder @param {Account} account @param {boolean} deep whether what lies inside changes too
 */
export function giveFolder(folder, account, deep) {
  if (account.owner === null || account.group === null) return;
  lchownSync(folder, account.owner, account.group);
  if (!deep) return;
  for (const entry of readdirSync(folder, { recursive: true })) {
    lchownSync(join(folder, String(entry)), account.owner, account.group);
  }
}
