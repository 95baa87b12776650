import { OpenLogBody, openLogMetadata } from "#app/[pass]/pages/forum/log.tsx";

export const dynamic = "force-static";
export const revalidate = false;
export const generateStaticParams = async () => [];
export const generateMetadata = openLogMetadata;
export default OpenLogBody;
