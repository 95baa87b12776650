import type { Stage } from "./land.ts";
import { bridge } from "./scenes/bridge.ts";
import { hills } from "./scenes/hills.ts";
import { lake } from "./scenes/lake.ts";
import { lotus } from "./scenes/lotus.ts";
import { moonrise } from "./scenes/moonrise.ts";
import { pine } from "./scenes/pine.ts";
import { port } from "./scenes/port.ts";
import { site } from "./scenes/site.ts";
import { steelyard } from "./scenes/steelyard.ts";
import { study } from "./scenes/study.ts";
import { tea } from "./scenes/tea.ts";
import { village } from "./scenes/village.ts";

type Scene = { alt: string; draw: (stage: Stage) => void };

/** Twelve compositions; the seed's number decides which. */
export const scenes: Scene[] = [
  { alt: "青绿远山，一亭独立", draw: hills },
  { alt: "湖面晨雾中的清风亭，近处修竹", draw: lake },
  { alt: "荷塘初夏，两朵荷花出水", draw: lotus },
  { alt: "圆窗下的书案，一卷翻开", draw: study },
  { alt: "山谷之上一轮圆光，雁阵飞过", draw: moonrise },
  { alt: "石拱桥与垂柳，小舟将过", draw: bridge },
  { alt: "晨光里的工地，两座塔吊", draw: site },
  { alt: "江边货场，驳船往来", draw: port },
  { alt: "窗前的一杆老秤", draw: steelyard },
  { alt: "临窗一壶茶，梅枝探入", draw: tea },
  { alt: "云海之上，崖边一株老松", draw: pine },
  { alt: "水边人家，窗灯初亮", draw: village },
];
