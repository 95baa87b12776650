import { SUBJECTS, type Subject } from "./people.ts";

/**
 * - door: what a guest may open; whoever is in is sent on.
 * - shared: one stored copy for an area, for everybody who may enter it.
 * - mine: rendered for one person.
 * - desk: rendered for those who hold a role; for all others it does not exist.
 * - file: what a desk hands out or takes in, behind the pass like its pages.
 * - api: what our own pages ask for.
 */
export type Kind = "door" | "shared" | "mine" | "desk" | "file" | "api";
export type Method = "GET" | "POST" | "PATCH" | "DELETE";

export type Row = {
  /** As the build names it, without the pass. */
  route: string;
  kind: Kind;
  /** An address of this route; `{name}` is one of the objects of objects.ts. */
  sample: string;
  /** Who gets it; everybody else of the subjects gets what is missing. */
  open: readonly Subject[];
  /** Methods of an api or a file that exist; pages are read with GET and written with POST. */
  methods?: readonly Method[];
  /** A guest gets an answer. */
  guests?: boolean;
  /** A session opens nothing here, whoever holds it. */
  byToken?: boolean;
  /** Mail programs post to it: what it changes is named by its signed address alone. */
  fromAnywhere?: boolean;
  /** Whoever is let in is sent on to another page. */
  forwards?: boolean;
};

export const MEMBERS: readonly Subject[] = SUBJECTS.filter((subject) => subject !== "guest");
export const AUTHOR = ["member-works-1"] as const satisfies Subject[];
/** Who enters the area of `works` beside the author: its subtree, and staff of the units above; administrators gain nothing. */
export const OTHERS = [
  ...(["leader-works", "leader-works-1", "leader-group"] as const),
  ...(["editor", "reviewer", "publisher", "intake", "casework", "handler"] as const),
] as const satisfies Subject[];
export const WORKS = [...AUTHOR, ...OTHERS] as const satisfies Subject[];
/** Who leads `works`: its own leader and the one above, not one below. */
export const LEADER = ["leader-works", "leader-group"] as const satisfies Subject[];
export const LEADERS = [...LEADER, "leader-works-1", "leader-logistics"] as const satisfies Subject[];
/** A leader keeps the boards of a unit, an editor those of everybody. */
const BOARD_KEEPERS = [...LEADERS, "editor"] as const satisfies Subject[];
export const CONTENT = ["editor", "reviewer", "publisher"] as const satisfies Subject[];
export const MAKERS = ["editor", "publisher"] as const satisfies Subject[];
export const PUBLISHER = ["publisher"] as const satisfies Subject[];
export const EDITOR = ["editor"] as const satisfies Subject[];
export const ADMIN = ["admin"] as const satisfies Subject[];
export const SECURITY = ["security"] as const satisfies Subject[];
export const AUDITOR = ["auditor"] as const satisfies Subject[];
const WATCHERS = [...LEADERS, ...CONTENT] as const satisfies Subject[];
const REGISTER = ["admin", "security"] as const satisfies Subject[];
/** Another pair of eyes on the act of a leader of `office`: the leader above, and the reviewers of the root. */
export const APPEALED_TO = ["leader-group", "reviewer"] as const satisfies Subject[];
export const NOBODY = [] as const satisfies Subject[];

const page =
  (kind: Kind) =>
  (route: string, open: readonly Subject[], sample = route, more: Partial<Row> = {}): Row => ({
    route,
    kind,
    sample,
    open,
    ...more,
  });
const mine = page("mine");
const desk = page("desk");
const door = (route: string, sample = route, more: Partial<Row> = {}) =>
  page("door")(route, MEMBERS, sample, { guests: true, ...more });
const file = (route: string, open: readonly Subject[], method: Method = "GET", sample = route) =>
  page("file")(route, open, sample, { methods: [method] });
const api = (route: string, methods: readonly Method[], sample = route, more: Partial<Row> = {}) =>
  page("api")(route, MEMBERS, sample, { methods, ...more });

/** What is before the door: the same for guests and members. */
const before = (route: string, sample = route, more: Partial<Row> = {}) =>
  page("shared")(route, MEMBERS, sample, { guests: true, ...more });

/** A list or page that the organisation and every unit have alike; the sample of the unit's is that of `works`. */
const shared = (route: string, ofSite = route, ofUnit = ofSite): Row[] => [
  page("shared")(route || "/", MEMBERS, ofSite || "/"),
  page("shared")(`/units/[unit]${route}`, WORKS, `/units/works${ofUnit}`),
];

/** What may be opened by whom, in one place: the manifest of the build has to agree with it, and so has the product. */
export const ROUTES: Row[] = [
  door("/sign-in", "/sign-in", { forwards: true }),
  door("/sign-in/verify"),
  door("/set-up/[token]", "/set-up/{nothing}"),
  // There is no way to it while no address is configured that its links could begin with.
  door("/reset-password", "/reset-password", { open: NOBODY }),
  door("/reset-password/[token]", "/reset-password/{nothing}"),
  door("/confirm-email/[token]", "/confirm-email/{nothing}"),
  door("/unsubscribe/[token]", "/unsubscribe/{nothing}"),

  ...shared("", ""),
  ...shared("/bulletins"),
  ...shared("/bulletins/[bulletin]", "/bulletins/{bulletin}", "/bulletins/{worksBulletin}"),
  ...shared("/bulletins/before/[cursor]", "/bulletins/before/{cursor}"),
  ...shared("/bulletins/columns/[column]", "/bulletins/columns/news"),
  ...shared(
    "/bulletins/columns/[column]/before/[cursor]",
    "/bulletins/columns/{column}/before/{cursor}",
    "/bulletins/columns/{worksColumn}/before/{cursor}",
  ),
  ...shared("/cases"),
  ...shared("/cases/[case]", "/cases/{case}", "/cases/{worksCase}"),
  ...shared("/cases/before/[cursor]", "/cases/before/{cursor}"),
  ...shared("/cases/kinds/[breach]", "/cases/kinds/integrity"),
  ...shared(
    "/cases/kinds/[breach]/before/[cursor]",
    "/cases/kinds/{breach}/before/{cursor}",
    "/cases/kinds/{worksBreach}/before/{cursor}",
  ),
  ...shared("/forum"),
  ...shared("/forum/boards/[board]/[[...before]]", "/forum/boards/festivals", "/forum/boards/works-site"),
  ...shared("/forum/log/[[...before]]", "/forum/log"),
  ...shared("/forum/threads/[thread]/[[...number]]", "/forum/threads/{thread}", "/forum/threads/{worksThread}"),
  ...shared("/forum/tags/[tag]/[[...before]]", "/forum/tags/{tag}", "/forum/tags/{worksTag}"),
  page("shared")("/topics", MEMBERS),
  mine("/topics/[topic]", MEMBERS, "/topics/{topic}"),
  page("shared")("/[...missing]", NOBODY, "/nothing/of/the/kind"),

  before("/public"),
  before("/public/bulletins"),
  before("/public/bulletins/[bulletin]", "/public/bulletins/{publicBulletin}"),
  before("/public/bulletins/before/[cursor]", "/public/bulletins/before/{cursor}"),
  before("/public/bulletins/columns/[column]", "/public/bulletins/columns/open"),
  before("/public/bulletins/columns/[column]/before/[cursor]", "/public/bulletins/columns/open/before/{cursor}"),
  before("/public/[...missing]", "/public/nothing/of/the/kind", { open: NOBODY }),

  mine("/me", MEMBERS),
  mine("/inbox", MEMBERS),
  mine("/must-read", MEMBERS),
  mine("/drafts", MEMBERS),
  mine("/bookmarks", MEMBERS),
  mine("/bookmarks/articles", MEMBERS),
  mine("/bookmarks/articles/[bulletin]", WORKS, "/bookmarks/articles/{worksBulletin}"),
  mine("/bookmarks/cases", MEMBERS),
  mine("/bookmarks/cases/[case]", WORKS, "/bookmarks/cases/{worksCase}"),
  mine("/bookmarks/[post]", WORKS, "/bookmarks/{worksPost}"),
  mine("/reactions/[post]", WORKS, "/reactions/{worksPost}"),
  mine("/settings", MEMBERS),
  mine("/settings/display", MEMBERS),
  mine("/settings/notifications", MEMBERS),
  mine("/settings/password", MEMBERS),
  mine("/settings/sessions", MEMBERS),
  mine("/settings/two-step", MEMBERS),
  mine("/settings/feeds", MEMBERS),
  mine("/settings/tokens", MEMBERS),
  mine("/settings/archive", MEMBERS),
  file("/settings/archive/file", MEMBERS),
  mine("/settings/ignored", MEMBERS),
  mine("/settings/uploads", MEMBERS),
  mine("/people", MEMBERS),
  mine("/search", MEMBERS),
  // They have spoken where everybody reads.
  mine("/people/[person]", MEMBERS, "/people/{person}"),
  mine("/decisions/[action]", AUTHOR, "/decisions/{decision}"),
  mine("/flags/[post]", OTHERS, "/flags/{worksPost}"),
  mine("/history/[post]", WORKS, "/history/{worksPost}"),
  mine("/forum/lists/[kind]", MEMBERS, "/forum/lists/latest"),
  mine("/forum/threads/[thread]/find", MEMBERS, "/forum/threads/{thread}/find"),
  mine("/units/[unit]/forum/threads/[thread]/find", WORKS, "/units/works/forum/threads/{worksThread}/find"),
  mine("/forum/threads/[thread]/jump", WORKS, "/forum/threads/{worksThread}/jump"),
  mine("/moderate/threads/[thread]", LEADER, "/moderate/threads/{worksThread}"),
  mine("/moderate/threads/[thread]/posts", LEADER, "/moderate/threads/{worksThread}/posts"),
  mine("/moderate/boards/[board]", LEADER, "/moderate/boards/works-site"),
  mine(
    "/moderate/boards/[board]/threads",
    LEADER,
    "/moderate/boards/works-site/threads?deed=lock&thread={worksThread}",
  ),
  mine("/moderate/threads/[thread]/hide", LEADER, "/moderate/threads/{worksThread}/hide?post={worksPost}"),
  mine("/moderate/threads/[thread]/move", LEADER, "/moderate/threads/{worksThread}/move?post={worksPost}"),
  mine("/write/edit/[post]", AUTHOR, "/write/edit/{worksPost}"),
  mine("/write/reply/[thread]/[number]", WORKS, "/write/reply/{worksThread}/1"),
  mine("/answers/[post]", LEADER, "/answers/{worksPost}"),
  mine("/write/poll/[thread]", LEADER, "/write/poll/{worksThread}"),
  mine("/polls/[poll]", WORKS, "/polls/{poll}"),
  // Its author is none of those who ask.
  mine("/write/title/[thread]", NOBODY, "/write/title/{worksThread}"),
  mine("/write/tags/[thread]", LEADER, "/write/tags/{worksThread}"),
  mine("/write/thread/[board]", WORKS, "/write/thread/works-site"),

  desk("/desk", [...WATCHERS, "admin", "security", "auditor"], "/desk", { forwards: true }),
  desk("/desk/boards", BOARD_KEEPERS),
  desk("/desk/boards/new", BOARD_KEEPERS),
  desk("/desk/boards/[board]", LEADER, "/desk/boards/{worksBoard}"),
  file("/desk/boards/[board]/export", LEADER, "GET", "/desk/boards/{worksBoard}/export"),
  desk("/desk/tags", BOARD_KEEPERS),
  desk("/desk/tags/new", BOARD_KEEPERS),
  desk("/desk/tags/[group]", LEADER, "/desk/tags/{worksTagGroup}"),
  desk("/desk/bulletins", CONTENT),
  desk("/desk/bulletins/new", EDITOR),
  desk("/desk/bulletins/import", EDITOR),
  desk("/desk/bulletins/plans", CONTENT),
  file("/desk/bulletins/import/upload", EDITOR, "POST"),
  desk("/desk/bulletins/[bulletin]", CONTENT, "/desk/bulletins/{bulletin}"),
  desk("/desk/bulletins/[bulletin]/preview", CONTENT, "/desk/bulletins/{bulletin}/preview"),
  desk("/desk/bulletins/[bulletin]/wechat", CONTENT, "/desk/bulletins/{bulletin}/wechat"),
  desk("/desk/bulletins/[bulletin]/versions/[version]", CONTENT, "/desk/bulletins/{bulletin}/versions/1"),
  // The sample was published without a review: there is nothing to put on paper.
  desk(
    "/desk/bulletins/[bulletin]/versions/[version]/approval",
    NOBODY,
    "/desk/bulletins/{bulletin}/versions/1/approval",
  ),
  desk("/desk/delegations", [...CONTENT, "security"]),
  desk("/desk/columns", PUBLISHER),
  desk("/desk/columns/new", PUBLISHER),
  desk("/desk/columns/routes", PUBLISHER),
  desk("/desk/columns/routes/new", PUBLISHER),
  desk("/desk/columns/routes/[route]", PUBLISHER, "/desk/columns/routes/{route}"),
  desk("/desk/columns/[column]", PUBLISHER, "/desk/columns/{columnId}"),
  desk("/desk/media", CONTENT),
  desk("/desk/media/[item]", CONTENT, "/desk/media/{item}"),
  desk("/desk/topics", MAKERS),
  desk("/desk/topics/new", MAKERS),
  desk("/desk/topics/[topic]", MAKERS, "/desk/topics/{topicId}"),
  desk("/desk/reading", WATCHERS),
  file("/desk/reading/export", WATCHERS),
  desk("/desk/words", CONTENT),
  desk("/desk/cases", CONTENT),
  desk("/desk/cases/new", EDITOR),
  desk("/desk/cases/[case]", CONTENT, "/desk/cases/{case}"),
  desk("/desk/cases/[case]/preview", CONTENT, "/desk/cases/{case}/preview"),
  desk("/desk/moderation", [...LEADERS, "reviewer"]),
  desk("/desk/moderation/log", LEADERS),
  desk("/desk/moderation/bulk", [...LEADERS, "reviewer"]),
  desk("/desk/moderation/reasons", LEADERS),
  desk("/desk/moderation/rules", LEADERS),
  desk("/desk/moderation/rules/[rule]", LEADER, "/desk/moderation/rules/{worksRule}"),
  desk("/desk/moderation/people/[person]", [...LEADER, "leader-works-1"], "/desk/moderation/people/{person}"),
  desk("/desk/moderation/posts/[post]", LEADER, "/desk/moderation/posts/{worksPost}"),
  desk("/desk/moderation/appeals/[appeal]", APPEALED_TO, "/desk/moderation/appeals/{appeal}"),
  desk("/desk/mutes", LEADERS),
  desk("/desk/members", LEADERS),
  // Where the operator allows no host there is no such page.
  desk("/desk/webhooks", process.env.QINGFENG_WEBHOOK_HOSTS ? LEADERS : NOBODY),
  desk(
    "/desk/webhooks/[webhook]",
    process.env.QINGFENG_WEBHOOK_HOSTS ? [...LEADER, "leader-works-1"] : NOBODY,
    "/desk/webhooks/{webhook}",
  ),
  desk("/desk/tokens", [...LEADERS, "security"]),
  desk("/desk/people", REGISTER),
  desk("/desk/people/new", ADMIN),
  desk("/desk/people/[person]", REGISTER, "/desk/people/{person}"),
  desk("/desk/people/import", ADMIN),
  desk("/desk/people/import/[id]", ADMIN, "/desk/people/import/{nothing}", { forwards: true }),
  file("/desk/people/import/[id]/wrong-rows", NOBODY, "GET", "/desk/people/import/{nothing}/wrong-rows"),
  file("/desk/people/import/template", ADMIN),
  file("/desk/people/import/upload", ADMIN, "POST"),
  file("/desk/people/export", ADMIN),
  desk("/desk/organisation", ADMIN),
  desk("/desk/outbox", ADMIN),
  desk("/desk/limits", REGISTER),
  desk("/desk/units", ADMIN),
  desk("/desk/grants", SECURITY),
  desk("/desk/sessions", SECURITY),
  desk("/desk/audit", AUDITOR),
  file("/desk/audit/export", AUDITOR),

  api("/api/auth/[...nextauth]", ["GET"], "/api/auth/session", { open: NOBODY, guests: true }),
  api("/api/display", ["POST"], "/api/display", { guests: true }),
  api("/api/lang", ["POST"], "/api/lang", { guests: true }),
  api("/api/feeds/[reader]/[feed]", ["GET"], "/api/feeds/public/all.rss", { guests: true }),
  api("/robots.txt", ["GET"], "/robots.txt", { guests: true }),
  api("/sitemap.xml", ["GET"], "/sitemap.xml", { guests: true }),
  api("/api/health", ["GET"], "/api/health", { guests: true }),
  api("/api/live", ["GET"], "/api/live?topic=thread:{worksThread}", { open: WORKS }),
  api("/api/forum/floors", ["GET"], "/api/forum/floors?thread={worksThread}", { open: WORKS }),
  api("/api/forum/mentions", ["GET"], "/api/forum/mentions?thread={worksThread}&q=a", { open: WORKS }),
  api("/api/v1/openapi.json", ["GET"], "/api/v1/openapi.json", { guests: true }),
  api("/api/v1/[...path]", ["DELETE", "GET", "PATCH", "POST"], "/api/v1/threads/{worksThread}", { byToken: true }),
  // Nothing is there where the operator has not set it up.
  api("/api/inbound-mail", ["POST"], "/api/inbound-mail", { open: NOBODY, guests: true, fromAnywhere: true }),
  // The token is the only right; what is none is missing to everybody.
  api("/api/unsubscribe/[token]", ["GET", "POST"], "/api/unsubscribe/{nothing}", {
    open: NOBODY,
    guests: true,
    fromAnywhere: true,
  }),
  api("/api/sign-out", ["POST"], "/api/sign-out", { guests: true }),
  api("/api/forum/reactions", ["POST"]),
  api("/api/forum/read", ["POST"]),
  api("/api/bulletins/reading", ["POST"]),
  api("/api/me/[[...page]]", ["GET"], "/api/me/forum"),
  api("/api/media", ["POST"]),
  api("/api/media/documents", ["POST"]),
  api("/api/media/[id]/[name]", ["GET"], "/api/media/{worksMedia}/480", { open: WORKS }),
  api("/api/media/library", ["GET"], "/api/media/library", { open: CONTENT }),
  api("/api/media/library/[media]", ["GET"], "/api/media/library/{shelvedMedia}", { open: CONTENT }),
  api("/api/media/pasted", ["POST"]),
  api("/api/media/uploads", ["POST"]),
  // An upload is its creator's alone, who is none of those who ask.
  api("/api/media/uploads/[upload]", ["DELETE", "GET", "PATCH", "POST"], "/api/media/uploads/{upload}", {
    open: NOBODY,
  }),
];

/** What Next itself puts into every build, and icons: no content of ours. */
export const OF_THE_FRAMEWORK = ["/_global-error", "/_not-found", "/icon.svg"];
