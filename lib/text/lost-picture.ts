/** Stands in a text where a picture of a paste could not be taken over, until its writer puts one there or takes it out. */
export const LOST_PICTURE = "［此处有一张图片没有带过来，请重新插入］";
