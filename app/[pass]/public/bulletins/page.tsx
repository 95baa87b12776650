import { BulletinListPage, bulletinListMetadata } from "#app/[pass]/pages/bulletins/list.tsx";

export const dynamic = "force-static";
export const revalidate = false;
export const generateStaticParams = async () => [];
export const generateMetadata = bulletinListMetadata;
export default BulletinListPage;
