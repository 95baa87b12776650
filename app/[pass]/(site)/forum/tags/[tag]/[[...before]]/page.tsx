import { TagBody, tagMetadata } from "#app/[pass]/pages/forum/tag.tsx";

export const dynamic = "force-static";
export const revalidate = false;
export const generateStaticParams = async () => [];
export const generateMetadata = tagMetadata;
export default TagBody;
