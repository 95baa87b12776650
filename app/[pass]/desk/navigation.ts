import {
  Activity,
  Building2,
  FileText,
  Gauge,
  Handshake,
  Hourglass,
  Images,
  Inbox,
  KeyRound,
  Layers,
  LayoutTemplate,
  ListChecks,
  type LucideIcon,
  MessageSquareQuote,
  MessagesSquare,
  MicOff,
  MonitorSmartphone,
  Network,
  Plug,
  Scale,
  ScrollText,
  Send,
  SpellCheck,
  Tags,
  Users,
  UsersRound,
  Webhook,
} from "lucide-react";
import type { DeskGroup } from "#components/layout/desk-shell.tsx";
import type { DeskPage, DeskPages } from "#domains/desk.ts";
import { type Lang, words } from "#lib/i18n.ts";

const PAGES: Record<DeskPage, { href: string; icon: LucideIcon }> = {
  bulletins: { href: "/desk/bulletins", icon: FileText },
  delegations: { href: "/desk/delegations", icon: Handshake },
  cases: { href: "/desk/cases", icon: Scale },
  media: { href: "/desk/media", icon: Images },
  topics: { href: "/desk/topics", icon: Layers },
  columns: { href: "/desk/columns", icon: LayoutTemplate },
  reading: { href: "/desk/reading", icon: ListChecks },
  words: { href: "/desk/words", icon: SpellCheck },
  moderation: { href: "/desk/moderation", icon: Inbox },
  mutes: { href: "/desk/mutes", icon: MicOff },
  boards: { href: "/desk/boards", icon: MessagesSquare },
  labels: { href: "/desk/tags", icon: Tags },
  members: { href: "/desk/members", icon: UsersRound },
  tokens: { href: "/desk/tokens", icon: Plug },
  webhooks: { href: "/desk/webhooks", icon: Webhook },
  people: { href: "/desk/people", icon: Users },
  units: { href: "/desk/units", icon: Network },
  grants: { href: "/desk/grants", icon: KeyRound },
  sessions: { href: "/desk/sessions", icon: MonitorSmartphone },
  organisation: { href: "/desk/organisation", icon: Building2 },
  outbox: { href: "/desk/outbox", icon: Send },
  rules: { href: "/desk/moderation/rules", icon: Hourglass },
  limits: { href: "/desk/limits", icon: Gauge },
  reasons: { href: "/desk/moderation/reasons", icon: MessageSquareQuote },
  log: { href: "/desk/moderation/log", icon: ScrollText },
  audit: { href: "/desk/audit", icon: Activity },
};

/** The desk's navigation in words and icons, groups without a page left out. */
export function deskNavigation(lang: Lang, pages: DeskPages, waiting: Partial<Record<DeskPage, number>>): DeskGroup[] {
  const t = words(lang, "layout");
  return Object.entries(pages)
    .map(([group, names]) => ({
      label: t(`desk.groups.${group as keyof DeskPages}`),
      links: names.map((name) => ({
        ...PAGES[name],
        label: t(`desk.${name}`),
        count: waiting[name] ?? 0,
        exact: name === "moderation",
      })),
    }))
    .filter(({ links }) => links.length > 0);
}
