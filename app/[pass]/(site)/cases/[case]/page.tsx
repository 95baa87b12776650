import { CasePage, caseMetadata } from "#app/[pass]/pages/cases/case.tsx";

export const dynamic = "force-static";
export const revalidate = false;
export const generateStaticParams = async () => [];
export const generateMetadata = caseMetadata;
export default CasePage;
