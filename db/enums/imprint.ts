/** What the footer says beside the organisation's name; what is empty is not shown. */
export type Imprint = {
  /** 承办 */
  undertaker: string;
  /** ICP 备案号 (工业和信息化部, 互联网信息服务管理办法 art. 8; shown at the foot of the front page, art. 13 of the filing rules). */
  icp: string;
  /** 公安备案号 */
  police: string;
  /** 网站标识码 */
  siteCode: string;
  /** 纠错: an e-mail address or an https address. */
  contact: string;
};

export const NO_IMPRINT: Imprint = { undertaker: "", icp: "", police: "", siteCode: "", contact: "" };
