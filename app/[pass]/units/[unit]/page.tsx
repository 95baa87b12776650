import { Home, unitMetadata } from "#app/[pass]/pages/home.tsx";

export const dynamic = "force-static";
export const revalidate = false;
export const generateStaticParams = async () => [];
export const generateMetadata = unitMetadata;
export default Home;
