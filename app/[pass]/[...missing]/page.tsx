import { notFound } from "next/navigation";
import { MissingInShell, orMissing } from "../missing.tsx";

export const dynamic = "force-static";
export const revalidate = false;
export const generateStaticParams = async () => [];

/** Whatever no other route answers, and what the proxy will not show: one and the same page. */
export default orMissing(async function MissingPage() {
  notFound();
}, MissingInShell);
