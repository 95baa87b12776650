import { notFound } from "next/navigation";
import { orMissing } from "../../missing.tsx";

export const dynamic = "force-static";
export const revalidate = false;
export const generateStaticParams = async () => [];

/** What is not public looks like what is not there. */
export default orMissing(async function MissingPage() {
  notFound();
});
