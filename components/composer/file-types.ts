/** What a member puts into a text as a picture; the server looks at the content. */
export const PICTURE_TYPES = "image/jpeg,image/png,image/webp,image/gif";
export const isPicture = (file: File): boolean => PICTURE_TYPES.split(",").includes(file.type);

/** What stands in a text as a document. Not every system knows a type for each, so the name says it here. */
export const DOCUMENT_ENDINGS = ".pdf,.docx,.xlsx,.pptx,.ofd";
export const isDocument = ({ name }: File): boolean =>
  DOCUMENT_ENDINGS.split(",").some((ending) => name.toLowerCase().endsWith(ending));
