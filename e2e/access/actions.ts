import type { Subject } from "./people.ts";
import {
  ADMIN,
  APPEALED_TO,
  AUDITOR,
  AUTHOR,
  CONTENT,
  EDITOR,
  LEADER,
  MAKERS,
  MEMBERS,
  NOBODY,
  OTHERS,
  PUBLISHER,
  SECURITY,
  WORKS,
} from "./routes.ts";

export type ActionRow = {
  /** Whom it may do something for, with these fields; for everybody else there is nothing to do it to. */
  open: readonly Subject[];
  /** A form that would do it: what it names exists, and it lacks nothing but the right to send it. */
  fields: Record<string, string>;
  /** A guest may send it. */
  guests?: boolean;
};

const row = (open: readonly Subject[], fields: Record<string, string> = {}): ActionRow => ({ open, fields });
const door: ActionRow = { open: MEMBERS, fields: {}, guests: true };
/** About oneself alone: there is nobody else's thing that it could name. */
const own = row(MEMBERS);
/** Leaders keep the boards of works. */
const BOARDS = LEADER;

const post = (open: readonly Subject[], more: Record<string, string> = {}) =>
  row(open, { postId: "{worksPost}", note: "", ...more });
const thread = (open: readonly Subject[], more: Record<string, string> = {}) =>
  row(open, { threadId: "{worksThread}", note: "", ...more });
const board = { boardId: "{worksBoard}", name: "换了名字", description: "", position: "0" };
const column = { name: "新栏目", enName: "", description: "", position: "9", routeId: "" };
/** What is published is under no review: there is nothing to say a word on. */
const review = { bulletinId: "{worksBulletin}", version: "1", step: "0" };
const draft = { bulletinId: "{worksBulletin}", version: "1", title: "题目", columnId: "{columnId}", unitId: "" };
const item = { itemId: "{item}", title: "题目", licence: "own", unitId: "" };
const record = { caseId: "{worksCase}", version: "1", title: "题目", breach: "integrity", unitId: "" };
const person = { memberId: "{person}" };
const place = { memberId: "{person}", unitId: "{unit}" };
const REASON = { reason: "理由在此" };
/** One of at least ten characters. */
const GRAVE = { reason: "这条发言涉及严重问题，需要核实" };
/** The opening post, which stays: nothing of the stories' own is moved away. */
const MOVED = { "postIds[]": "{worksPost}", ...REASON };
const NAMES = { name: "新的名字", enName: "New name" };

/** Every server action by its file: all of them authenticate themselves, whoever knows their id. */
export const ACTIONS: Record<string, Record<string, ActionRow>> = {
  "domains/accounts/actions.ts": {
    askResetAction: door,
    askConfirmationAction: own,
    beginTotpAction: own,
    changeEmailAction: own,
    changePasswordAction: own,
    confirmEmailAction: door,
    confirmTotpAction: own,
    disableTotpAction: own,
    nameSessionAction: row(AUTHOR, { sessionId: "{session}", name: "不是我的" }),
    renewRecoveryCodesAction: own,
    resetPasswordAction: door,
    resetTotpAction: row(SECURITY, person),
    revokeOtherSessionsAction: own,
    revokeSessionAction: row(["member-works-1", "security"], { sessionId: "{session}" }),
    saveProfileAction: own,
    setUpAction: door,
    signInAction: door,
    verifyAction: door,
  },
  "domains/audit/actions.ts": { checkChainAction: row(AUDITOR) },
  "domains/bulletins/actions.ts": {
    approveReviewAction: row(NOBODY, { ...review, kind: "review", note: "" }),
    autosaveDraftAction: row(EDITOR, draft),
    takeOverDraftAction: row(EDITOR, { bulletinId: "{worksBulletin}" }),
    addCheckedWordAction: row(CONTENT, { wrong: "别的词", instead: "", level: "advice", note: "" }),
    removeCheckedWordAction: row(NOBODY, { wordId: "{nothing}" }),
    createColumnAction: row(PUBLISHER, { ...column, slug: "new-column" }),
    updateColumnAction: row(PUBLISHER, { ...column, columnId: "{columnId}" }),
    closeColumnAction: row(PUBLISHER, { columnId: "{columnId}", isClosed: "false" }),
    keepBulletinAction: row(WORKS, { bulletinId: "{worksBulletin}", isKept: "true" }),
    discardDraftAction: row(EDITOR, { bulletinId: "{worksBulletin}", version: "1" }),
    delegateReviewAction: row(NOBODY, {
      ...{
        grantId: "{nothing}",
        delegateId: "{person}",
        firstDay: "2099-01-01",
        lastDay: "2099-01-02",
        reason: "出差",
      },
    }),
    endDelegationAction: row(NOBODY, { delegationId: "{nothing}" }),
    createFeedKeyAction: row(MEMBERS, { name: "我的阅读器" }),
    revokeFeedKeyAction: row(NOBODY, { feedKeyId: "{nothing}" }),
    placeBulletinAction: row(PUBLISHER, {
      ...{ bulletinId: "{worksBulletin}", kind: "pinned", firstDay: "2026-01-01", lastDay: "2026-01-01" },
      ...REASON,
    }),
    endSlotAction: row(NOBODY, { slotId: "{nothing}" }),
    createRouteAction: row(PUBLISHER, { name: "新流程", position: "9", review1: "reviewer" }),
    // Others write by the routes that there are meanwhile.
    updateRouteAction: row(NOBODY, { name: "换了名字", position: "9", review1: "reviewer", routeId: "{nothing}" }),
    archiveBulletinAction: row(PUBLISHER, { bulletinId: "{worksBulletin}", isArchived: "false" }),
    addRouteRuleAction: row(PUBLISHER, { columnId: "", kind: "", risk: "grave", routeId: "{route}" }),
    removeRouteRuleAction: row(NOBODY, { ruleId: "{nothing}" }),
    createTopicAction: row(MAKERS, { title: "新专题", slug: "new-topic" }),
    updateTopicAction: row(MAKERS, { topicId: "{topicId}", title: "换了名字" }),
    publishTopicAction: row(MAKERS, { topicId: "{topicId}", isPublished: "true" }),
    addTopicItemAction: row(MAKERS, { topicId: "{topicId}", address: "/bulletins/{nothing}" }),
    removeTopicItemAction: row(NOBODY, { itemId: "{nothing}" }),
    cancelScheduleAction: row(PUBLISHER, { bulletinId: "{worksBulletin}" }),
    publishBulletinAction: row(PUBLISHER, { bulletinId: "{worksBulletin}", version: "1" }),
    publishInEmergencyAction: row(PUBLISHER, { bulletinId: "{worksBulletin}", version: "1", ...REASON }),
    restoreVersionAction: row(EDITOR, { bulletinId: "{worksBulletin}", version: "1", restored: "1" }),
    recallReviewAction: row(EDITOR, { bulletinId: "{worksBulletin}" }),
    returnForRevisionAction: row(NOBODY, { ...review, kind: "review", reason: "facts", quote: "", note: "请核实" }),
    saveDraftAction: row(EDITOR, draft),
    requireReadingAction: row(PUBLISHER, {
      bulletinId: "{worksBulletin}",
      "unitIds[]": "{unit}",
      dueOn: "2027-06-01",
    }),
    endMustReadAction: row(PUBLISHER, { mustReadId: "{mustRead}" }),
    dismissImportAction: row(NOBODY, { importId: "{nothing}" }),
    confirmReadingAction: row(NOBODY, { bulletinId: "{worksBulletin}" }),
    remindReadersAction: row([...PUBLISHER, "leader-group"], { bulletinId: "{bulletin}", unitId: "{unit}", note: "" }),
    submitForReviewAction: row(EDITOR, { bulletinId: "{worksBulletin}", version: "1" }),
    schedulePublicationAction: row(PUBLISHER, {
      bulletinId: "{worksBulletin}",
      version: "1",
      at: "2027-06-01T09:00",
    }),
    startBulletinAction: row(EDITOR, { title: "题目", columnId: "{columnId}", unitId: "" }),
    withdrawBulletinAction: row(PUBLISHER, { bulletinId: "{worksBulletin}", ...REASON }),
  },
  "domains/cases/actions.ts": {
    keepCaseAction: row(WORKS, { caseId: "{worksCase}", isKept: "true" }),
    publishCaseAction: row(PUBLISHER, { caseId: "{worksCase}", version: "1", anonymised: "on" }),
    saveCaseAction: row(EDITOR, record),
    startCaseAction: row(EDITOR, { title: "题目", breach: "integrity", unitId: "" }),
    withdrawCaseAction: row(PUBLISHER, { caseId: "{worksCase}", ...REASON }),
  },
  "domains/erasure/actions.ts": {
    cancelErasureAction: row(NOBODY, { memberId: "{nothing}" }),
    planErasureAction: row(NOBODY, person),
  },
  "domains/media/actions.ts": {
    editItemAction: row(MAKERS, { ...item, focusX: "50", focusY: "50" }),
    removeItemsAction: row(MAKERS, { "itemIds[]": "{item}" }),
    setCaptionsAction: row(NOBODY, { itemId: "{item}", lang: "zh-CN", text: "" }),
    withdrawFileAction: row(NOBODY, { mediaId: "{worksMedia}" }),
    shelveFileAction: row(NOBODY, { mediaId: "{nothing}", title: "题目", licence: "own", unitId: "" }),
  },
  "domains/forum/actions.ts": {
    schedulePostAction: row(NOBODY, { draftId: "{nothing}", at: "2099-01-01T09:00" }),
    takeBackScheduledAction: row(NOBODY, { scheduledId: "{nothing}" }),
    acceptAnswerAction: row(LEADER, { postId: "{worksPost}", accepted: "1" }),
    openPollAction: row(LEADER, {
      threadId: "{worksThread}",
      question: "哪天？",
      options: "一\n二",
      kind: "single",
      results: "always",
    }),
    voteAction: row(WORKS, { pollId: "{poll}", "choices[]": "" }),
    closePollAction: row(LEADER, { pollId: "{poll}" }),
    addRuleAction: row(LEADER, { unitId: "{unit}", kind: "links", amount: "3", why: "链接太多先看看" }),
    changeRuleAction: row(LEADER, { ruleId: "{worksRule}", kind: "words", words: "别的词", why: "换个说法" }),
    switchRuleAction: row(LEADER, { ruleId: "{worksRule}", on: "1" }),
    removeRuleAction: row(LEADER, { ruleId: "{worksRule}" }),
    archiveBoardAction: row(BOARDS, { boardId: "{worksBoard}", archived: "on" }),
    createBoardAction: row(BOARDS, {
      unit: "works",
      slug: "new-board",
      name: "新的板块",
      description: "",
      position: "0",
    }),
    deletePostAction: row(AUTHOR, { postId: "{worksPost}" }),
    discardDraftAction: row(NOBODY, { draftId: "{nothing}" }),
    editPostAction: row(AUTHOR, { postId: "{worksPost}", revision: "1", text: "改成别的话" }),
    // Its author and who keeps order there.
    openWikiAction: row([...AUTHOR, ...LEADER], { postId: "{worksPost}" }),
    endWikiAction: row(NOBODY, { postId: "{nothing}" }),
    followBoardAction: row(WORKS, { boardId: "{worksBoard}", level: "normal" }),
    saveBookmarkAction: row(WORKS, { postId: "{worksPost}" }),
    removeBookmarkAction: row(NOBODY, { bookmarkId: "{nothing}" }),
    ignorePersonAction: row(MEMBERS, { personId: "{person}" }),
    heedPersonAction: row(NOBODY, { personId: "{nothing}" }),
    followThreadAction: thread(WORKS, { level: "watch" }),
    markUnreadAction: row(WORKS, { threadId: "{worksThread}", number: "1" }),
    createLabelGroupAction: row(LEADER, { unit: "works", name: "新的标签组", pick: "one", position: "0" }),
    updateLabelGroupAction: row(LEADER, { groupId: "{worksTagGroup}", name: "换了名字", pick: "one", position: "0" }),
    createLabelAction: row(LEADER, { groupId: "{worksTagGroup}", name: "新标签" }),
    updateLabelAction: row(LEADER, { labelId: "{worksTag}", name: "换了名字", position: "0" }),
    ruleLabelsAction: row(LEADER, { boardId: "{worksBoard}" }),
    // Its author is none of those who ask.
    renameThreadAction: row(NOBODY, { threadId: "{worksThread}", title: "换个题目看看" }),
    labelThreadAction: thread(LEADER),
    openThreadAction: row(WORKS, { boardId: "{worksBoard}", title: "门外人的题目", text: "门外人的话" }),
    reactAction: row(WORKS, { postId: "{worksPost}", kind: "agree", on: "1" }),
    replyAction: row(WORKS, { threadId: "{worksThread}", parentNumber: "", text: "门外人的话" }),
    saveDraftAction: row(WORKS, { kind: "reply", targetId: "{worksThread}", title: "", text: "门外人的话" }),
    removeListAction: row(NOBODY, { savedListId: "{nothing}" }),
    saveListAction: row(WORKS, { name: "工地", kind: "latest", board: "works-site", unit: "", period: "" }),
    sweepUnreadAction: row(WORKS, { boardId: "{worksBoard}" }),
    undoSweepAction: row(NOBODY, { sweepId: "{nothing}" }),
    updateBoardAction: row(BOARDS, board),
  },
  "domains/moderation/actions.ts": {
    addReasonAction: row(LEADER, { unitId: "{unit}", text: "版规第 9 条" }),
    askRevealAction: post(NOBODY, GRAVE),
    agreeRevealAction: row(NOBODY, { itemId: "{worksItem}", ...GRAVE }),
    declineRevealAction: row(NOBODY, { itemId: "{worksItem}", ...GRAVE }),
    confirmPurgeAction: row(NOBODY, { itemId: "{worksItem}" }),
    declinePurgeAction: row(NOBODY, { itemId: "{worksItem}", ...REASON }),
    proposePurgeAction: post(LEADER, REASON),
    warnMemberAction: row(LEADER, { person: "member-works-1", unitId: "{unit}", days: "1", ...REASON, note: "" }),
    withdrawWarningAction: row(NOBODY, { warningId: "{nothing}", note: "" }),
    assignItemAction: row(LEADER, { itemId: "{worksItem}", to: "", was: "" }),
    noteAppealAction: row(APPEALED_TO, { appealId: "{appeal}", note: "一句备注" }),
    removeReasonAction: row(LEADER, { reasonId: "{worksReason}" }),
    rewordReasonAction: row(LEADER, { reasonId: "{worksReason}", text: "换个说法" }),
    workQueueAction: row(LEADER, { "itemIds[]": "{worksItem}", deed: "dismiss" }),
    appealAction: row(AUTHOR, { actionId: "{decision}", text: "请再看一次这件事" }),
    approvePostAction: post(LEADER),
    decideAppealAction: row(APPEALED_TO, { appealId: "{appeal}", decision: "uphold", ...REASON }),
    dismissFlagsAction: post(LEADER),
    flagPostAction: row(OTHERS, { postId: "{worksPost}", reason: "other", text: "x" }),
    hideRevisionAction: post(LEADER, { revision: "1", ...REASON }),
    restoreRevisionAction: post(LEADER, { revision: "1" }),
    hidePostsAction: thread(LEADER, MOVED),
    hidePostAction: post(LEADER, REASON),
    liftMuteAction: row(NOBODY, { muteId: "{nothing}", note: "" }),
    renameThreadAction: thread(LEADER, { title: "换个题目看看", ...REASON }),
    lockThreadAction: thread(LEADER, REASON),
    moveThreadAction: thread(LEADER, { boardId: "{worksBoard}", ...REASON }),
    workThreadsAction: row(LEADER, {
      boardId: "{worksBoard}",
      "threadIds[]": "{worksThread}",
      deed: "lock",
      ...REASON,
    }),
    unmoveThreadAction: thread(NOBODY),
    splitThreadAction: thread(LEADER, { ...MOVED, boardId: "{worksBoard}", title: "另开的题目" }),
    movePostsAction: thread(LEADER, { ...MOVED, target: "{worksThread}" }),
    mergeThreadAction: thread(LEADER, { target: "{worksThread}", ...REASON }),
    slowThreadAction: thread(LEADER, { minutes: "10", hours: "1", ...REASON }),
    unslowThreadAction: thread(LEADER),
    setTimerAction: thread(LEADER, { kind: "remind", at: "2000-01-01T00:00" }),
    takeBackTimerAction: row(NOBODY, { timerId: "{nothing}" }),
    muteMemberAction: row(LEADER, { person: "member-works-1", unitId: "{unit}", days: "1", ...REASON, note: "" }),
    pinThreadAction: thread(LEADER),
    rejectPostAction: post(LEADER, REASON),
    restorePostAction: post(LEADER),
    unlockThreadAction: thread(LEADER),
    unpinThreadAction: thread(LEADER),
    writeNoteAction: post(LEADER, { note: "一句备注" }),
  },
  "domains/notifications/actions.ts": {
    addDeviceAction: own,
    markAllReadAction: own,
    openItemAction: row(NOBODY, { itemId: "{nothing}" }),
    removeDeviceAction: row(NOBODY, { deviceId: "{nothing}" }),
    renewDeviceAction: row(NOBODY, { endpoint: "https://updates.push.services.mozilla.com/wpush/v2/nothing" }),
    saveMailWishesAction: own,
  },
  "domains/people/actions.ts": {
    applyImportAction: row(NOBODY, { importId: "{nothing}", seen: "x" }),
    changePostAction: row(ADMIN, { ...place, post: "另一个职务" }),
    createPersonAction: row(ADMIN, { name: "新来的人", signInName: "new-person", unitId: "{unit}" }),
    deactivatePersonAction: row(ADMIN, person),
    discardImportAction: row(NOBODY, { importId: "{nothing}" }),
    editPersonAction: row(ADMIN, { ...person, name: "换了姓名", signInName: "member-works-1" }),
    giveRoleAction: row(SECURITY, { ...place, role: "leader" }),
    issuePasswordAction: row(ADMIN, person),
    joinUnitAction: row(ADMIN, place),
    leaveUnitAction: row(ADMIN, place),
    reactivatePersonAction: row(ADMIN, person),
    requireTwoStepAction: row(SECURITY, {}),
    takeRoleAction: row(SECURITY, { grantId: "{grant}" }),
  },
  "domains/units/actions.ts": {
    clearDemoAction: row(ADMIN),
    createUnitAction: row(ADMIN, { ...NAMES, parentId: "{unit}" }),
    deactivateUnitAction: row(ADMIN, { unitId: "{unit}" }),
    moveUnitAction: row(ADMIN, { unitId: "{unit}", parentId: "{unit}" }),
    nameOrganisationAction: row(ADMIN, NAMES),
    setImprintAction: row(ADMIN, {}),
    setLimitAction: row(ADMIN, { name: "forum.poll.opened", points: "30", minutes: "60", why: "" }),
    resetLimitAction: row(ADMIN, { name: "forum.poll.opened" }),
    setMourningAction: row(ADMIN, { from: "2020-04-04", until: "2020-04-04" }),
    reactivateUnitAction: row(ADMIN, { unitId: "{unit}" }),
    renameUnitAction: row(ADMIN, { unitId: "{unit}", ...NAMES }),
    reorderUnitAction: row(ADMIN, { unitId: "{unit}", direction: "up" }),
  },
  "domains/tokens/actions.ts": {
    createServiceTokenAction: row(LEADER, {
      name: "数据看板",
      "scopes[]": "forum:read",
      days: "30",
      unit: "works",
    }),
    createTokenAction: own,
    revokeTokenAction: row(NOBODY, { tokenId: "{nothing}" }),
  },
  "domains/webhooks/actions.ts": {
    createWebhookAction: row(LEADER, {
      name: "办公门户",
      address: "https://not-allowed.example/",
      "events[]": "forum.post.replied",
      unit: "works",
    }),
    endWebhookAction: row([...LEADER, "leader-works-1"], { webhookId: "{webhook}" }),
    replayDeliveryAction: row(NOBODY, { deliveryId: "{nothing}" }),
  },
};
