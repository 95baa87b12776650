import enAccounts from "#messages/en/accounts.json" with { type: "json" };
import enAnswers from "#messages/en/answers.json" with { type: "json" };
import enAudit from "#messages/en/audit.json" with { type: "json" };
import enBroken from "#messages/en/broken.json" with { type: "json" };
import enBulletins from "#messages/en/bulletins.json" with { type: "json" };
import enCases from "#messages/en/cases.json" with { type: "json" };
import enComposer from "#messages/en/composer.json" with { type: "json" };
import enDrafts from "#messages/en/drafts.json" with { type: "json" };
import enEditor from "#messages/en/editor.json" with { type: "json" };
import enErrors from "#messages/en/errors.json" with { type: "json" };
import enExports from "#messages/en/exports.json" with { type: "json" };
import enFeeds from "#messages/en/feeds.json" with { type: "json" };
import enFinding from "#messages/en/finding.json" with { type: "json" };
import enFollow from "#messages/en/follow.json" with { type: "json" };
import enForms from "#messages/en/forms.json" with { type: "json" };
import enForum from "#messages/en/forum.json" with { type: "json" };
import enHolds from "#messages/en/holds.json" with { type: "json" };
import enHome from "#messages/en/home.json" with { type: "json" };
import enImports from "#messages/en/imports.json" with { type: "json" };
import enKeys from "#messages/en/keys.json" with { type: "json" };
import enLabels from "#messages/en/labels.json" with { type: "json" };
import enLayout from "#messages/en/layout.json" with { type: "json" };
import enLimits from "#messages/en/limits.json" with { type: "json" };
import enLists from "#messages/en/lists.json" with { type: "json" };
import enMails from "#messages/en/mails.json" with { type: "json" };
import enMedia from "#messages/en/media.json" with { type: "json" };
import enModeration from "#messages/en/moderation.json" with { type: "json" };
import enMoving from "#messages/en/moving.json" with { type: "json" };
import enNotifications from "#messages/en/notifications.json" with { type: "json" };
import enOpenLog from "#messages/en/open-log.json" with { type: "json" };
import enOrder from "#messages/en/order.json" with { type: "json" };
import enPeople from "#messages/en/people.json" with { type: "json" };
import enPlans from "#messages/en/plans.json" with { type: "json" };
import enPolls from "#messages/en/polls.json" with { type: "json" };
import enPush from "#messages/en/push.json" with { type: "json" };
import enQueue from "#messages/en/queue.json" with { type: "json" };
import enReading from "#messages/en/reading.json" with { type: "json" };
import enReveals from "#messages/en/reveals.json" with { type: "json" };
import enSanctions from "#messages/en/sanctions.json" with { type: "json" };
import enScheduled from "#messages/en/scheduled.json" with { type: "json" };
import enSearch from "#messages/en/search.json" with { type: "json" };
import enText from "#messages/en/text.json" with { type: "json" };
import enTimers from "#messages/en/timers.json" with { type: "json" };
import enTokens from "#messages/en/tokens.json" with { type: "json" };
import enTopics from "#messages/en/topics.json" with { type: "json" };
import enUnits from "#messages/en/units.json" with { type: "json" };
import enVersions from "#messages/en/versions.json" with { type: "json" };
import enWebhooks from "#messages/en/webhooks.json" with { type: "json" };
import zhAccounts from "#messages/zh-CN/accounts.json" with { type: "json" };
import zhAnswers from "#messages/zh-CN/answers.json" with { type: "json" };
import zhAudit from "#messages/zh-CN/audit.json" with { type: "json" };
import zhBroken from "#messages/zh-CN/broken.json" with { type: "json" };
import zhBulletins from "#messages/zh-CN/bulletins.json" with { type: "json" };
import zhCases from "#messages/zh-CN/cases.json" with { type: "json" };
import zhComposer from "#messages/zh-CN/composer.json" with { type: "json" };
import zhDrafts from "#messages/zh-CN/drafts.json" with { type: "json" };
import zhEditor from "#messages/zh-CN/editor.json" with { type: "json" };
import zhErrors from "#messages/zh-CN/errors.json" with { type: "json" };
import zhExports from "#messages/zh-CN/exports.json" with { type: "json" };
import zhFeeds from "#messages/zh-CN/feeds.json" with { type: "json" };
import zhFinding from "#messages/zh-CN/finding.json" with { type: "json" };
import zhFollow from "#messages/zh-CN/follow.json" with { type: "json" };
import zhForms from "#messages/zh-CN/forms.json" with { type: "json" };
import zhForum from "#messages/zh-CN/forum.json" with { type: "json" };
import zhHolds from "#messages/zh-CN/holds.json" with { type: "json" };
import zhHome from "#messages/zh-CN/home.json" with { type: "json" };
import zhImports from "#messages/zh-CN/imports.json" with { type: "json" };
import zhKeys from "#messages/zh-CN/keys.json" with { type: "json" };
import zhLabels from "#messages/zh-CN/labels.json" with { type: "json" };
import zhLayout from "#messages/zh-CN/layout.json" with { type: "json" };
import zhLimits from "#messages/zh-CN/limits.json" with { type: "json" };
import zhLists from "#messages/zh-CN/lists.json" with { type: "json" };
import zhMails from "#messages/zh-CN/mails.json" with { type: "json" };
import zhMedia from "#messages/zh-CN/media.json" with { type: "json" };
import zhModeration from "#messages/zh-CN/moderation.json" with { type: "json" };
import zhMoving from "#messages/zh-CN/moving.json" with { type: "json" };
import zhNotifications from "#messages/zh-CN/notifications.json" with { type: "json" };
import zhOpenLog from "#messages/zh-CN/open-log.json" with { type: "json" };
import zhOrder from "#messages/zh-CN/order.json" with { type: "json" };
import zhPeople from "#messages/zh-CN/people.json" with { type: "json" };
import zhPlans from "#messages/zh-CN/plans.json" with { type: "json" };
import zhPolls from "#messages/zh-CN/polls.json" with { type: "json" };
import zhPush from "#messages/zh-CN/push.json" with { type: "json" };
import zhQueue from "#messages/zh-CN/queue.json" with { type: "json" };
import zhReading from "#messages/zh-CN/reading.json" with { type: "json" };
import zhReveals from "#messages/zh-CN/reveals.json" with { type: "json" };
import zhSanctions from "#messages/zh-CN/sanctions.json" with { type: "json" };
import zhScheduled from "#messages/zh-CN/scheduled.json" with { type: "json" };
import zhSearch from "#messages/zh-CN/search.json" with { type: "json" };
import zhText from "#messages/zh-CN/text.json" with { type: "json" };
import zhTimers from "#messages/zh-CN/timers.json" with { type: "json" };
import zhTokens from "#messages/zh-CN/tokens.json" with { type: "json" };
import zhTopics from "#messages/zh-CN/topics.json" with { type: "json" };
import zhUnits from "#messages/zh-CN/units.json" with { type: "json" };
import zhVersions from "#messages/zh-CN/versions.json" with { type: "json" };
import zhWebhooks from "#messages/zh-CN/webhooks.json" with { type: "json" };

/** zh-CN is the source: its shape types every key, and a test holds `en` to the same keys. One line a domain. */
export const messages = {
  "zh-CN": {
    answers: zhAnswers,
    audit: zhAudit,
    people: zhPeople,
    timers: zhTimers,
    tokens: zhTokens,
    topics: zhTopics,
    units: zhUnits,
    versions: zhVersions,
    webhooks: zhWebhooks,
    accounts: zhAccounts,
    cases: zhCases,
    broken: zhBroken,
    bulletins: zhBulletins,
    drafts: zhDrafts,
    holds: zhHolds,
    home: zhHome,
    mails: zhMails,
    media: zhMedia,
    moderation: zhModeration,
    moving: zhMoving,
    notifications: zhNotifications,
    plans: zhPlans,
    openLog: zhOpenLog,
    queue: zhQueue,
    polls: zhPolls,
    push: zhPush,
    order: zhOrder,
    reading: zhReading,
    reveals: zhReveals,
    sanctions: zhSanctions,
    scheduled: zhScheduled,
    search: zhSearch,
    text: zhText,
    editor: zhEditor,
    composer: zhComposer,
    errors: zhErrors,
    exports: zhExports,
    feeds: zhFeeds,
    finding: zhFinding,
    follow: zhFollow,
    forms: zhForms,
    forum: zhForum,
    imports: zhImports,
    labels: zhLabels,
    keys: zhKeys,
    layout: zhLayout,
    limits: zhLimits,
    lists: zhLists,
  },
  en: {
    answers: enAnswers,
    audit: enAudit,
    people: enPeople,
    timers: enTimers,
    tokens: enTokens,
    topics: enTopics,
    units: enUnits,
    versions: enVersions,
    webhooks: enWebhooks,
    accounts: enAccounts,
    cases: enCases,
    broken: enBroken,
    bulletins: enBulletins,
    drafts: enDrafts,
    holds: enHolds,
    home: enHome,
    mails: enMails,
    media: enMedia,
    moderation: enModeration,
    moving: enMoving,
    notifications: enNotifications,
    plans: enPlans,
    openLog: enOpenLog,
    queue: enQueue,
    polls: enPolls,
    push: enPush,
    order: enOrder,
    reading: enReading,
    reveals: enReveals,
    sanctions: enSanctions,
    scheduled: enScheduled,
    search: enSearch,
    text: enText,
    editor: enEditor,
    composer: enComposer,
    errors: enErrors,
    exports: enExports,
    feeds: enFeeds,
    finding: enFinding,
    follow: enFollow,
    forms: enForms,
    forum: enForum,
    imports: enImports,
    labels: enLabels,
    keys: enKeys,
    layout: enLayout,
    limits: enLimits,
    lists: enLists,
  },
};
