import { cookieOf } from "#bin/bench/web.ts";
import { castOf } from "#db/testing/cast.ts";
import { openSession } from "#domains/accounts/sessions.ts";

// A process of its own, on the database of the house: tells the cookie of an editor who is signed in.
const editor = await (await castOf()).staff("editor");
const opening = { memberId: editor.id, method: "password", passed: "password", kept: false } as const;
console.log(await cookieOf(await openSession(opening, { ip: null, userAgent: "" })));
process.exit(0);
