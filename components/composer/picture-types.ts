/** What a member puts into a text as a picture; the server looks at the content. */
export const PICTURE_TYPES = "image/jpeg,image/png,image/webp,image/gif";
export const isPicture = (file: File): boolean => PICTURE_TYPES.split(",").includes(file.type);
