import { ForumBody, forumMetadata } from "#app/[pass]/pages/forum/forum.tsx";

export const dynamic = "force-static";
export const revalidate = false;
export const generateStaticParams = async () => [];
export const generateMetadata = forumMetadata;
export default ForumBody;
