import "#components/forum/reading.css";
import type { Metadata } from "next";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { foundInThread } from "#app/[pass]/pages/forum/parts/found-in-thread.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Params = { pass: string; unit: string; thread: string };
type Props = { params: Promise<Params>; searchParams: Promise<Record<string, unknown>> };

const pathOf = ({ unit, thread }: Params) => `/units/${unit}/forum/threads/${thread}/find`;

/** Finds words in a thread of a unit. */
export default orMissing(async function FindPage({ params, searchParams }: Props) {
  const { unit, thread } = await params;
  const person = await personOf(params, pathOf(await params));
  return foundInThread({ person, unit, threadId: thread, asked: await searchParams });
});

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, pathOf(await params));
  return { title: words(lang, "finding")("find.title") };
});
