/** What is no picture is known by its ending: browsers do not agree on the types of documents. */
export const FILE_TYPES = ".mp4,.mov,.mp3,.m4a,.wav,.pdf,.docx,.xlsx,.pptx,.ofd";
