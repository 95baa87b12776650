import { ArticlePage, articleMetadata } from "#app/[pass]/pages/bulletins/article.tsx";

export const dynamic = "force-static";
export const revalidate = false;
export const generateStaticParams = async () => [];
export const generateMetadata = articleMetadata;
export default ArticlePage;
