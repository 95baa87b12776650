import "#components/forum/reading.css";
import type { Metadata } from "next";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { foundInThread } from "#app/[pass]/pages/forum/parts/found-in-thread.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; thread: string }>; searchParams: Promise<Record<string, unknown>> };

const pathOf = (thread: string) => `/forum/threads/${thread}/find`;

/** Finds words in a thread of the organisation. */
export default orMissing(async function FindPage({ params, searchParams }: Props) {
  const { thread } = await params;
  const person = await personOf(params, pathOf(thread));
  return foundInThread({ person, unit: null, threadId: thread, asked: await searchParams });
});

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, pathOf((await params).thread));
  return { title: words(lang, "finding")("find.title") };
});
