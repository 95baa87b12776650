import { notFound } from "next/navigation";

export const dynamic = "force-static";
export const revalidate = false;
export const generateStaticParams = async () => [];

/** Whatever no other route answers, and what the proxy will not show: one and the same page. */
export default function Missing() {
  notFound();
}
