import { BoardBody, boardMetadata } from "#app/[pass]/pages/forum/board.tsx";

export const dynamic = "force-static";
export const revalidate = false;
export const generateStaticParams = async () => [];
export const generateMetadata = boardMetadata;
export default BoardBody;
