import { ThreadPageBody, threadMetadata } from "#app/[pass]/pages/forum/thread.tsx";

export const dynamic = "force-static";
export const revalidate = false;
export const generateStaticParams = async () => [];
export const generateMetadata = threadMetadata;
export default ThreadPageBody;
