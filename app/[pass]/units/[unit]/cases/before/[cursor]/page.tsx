import { CaseListPage, caseListMetadata } from "#app/[pass]/pages/cases/list.tsx";

export const dynamic = "force-static";
export const revalidate = false;
export const generateStaticParams = async () => [];
export const generateMetadata = caseListMetadata;
export default CaseListPage;
