export const MEDIA_KINDS = ["picture", "video", "audio", "document"] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** What a file is, found out from its first bytes; also the ending of the name under which its original lies in the store. */
export const MEDIA_FORMATS = {
  jpg: { kind: "picture", type: "image/jpeg" },
  mp4: { kind: "video", type: "video/mp4" },
  mov: { kind: "video", type: "video/quicktime" },
  mp3: { kind: "audio", type: "audio/mpeg" },
  m4a: { kind: "audio", type: "audio/mp4" },
  wav: { kind: "audio", type: "audio/wav" },
  pdf: { kind: "document", type: "application/pdf" },
  docx: { kind: "document", type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
  xlsx: { kind: "document", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  pptx: { kind: "document", type: "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
  ofd: { kind: "document", type: "application/ofd" },
} as const satisfies Record<string, { kind: MediaKind; type: string }>;
export type MediaFormat = keyof typeof MEDIA_FORMATS;

/** Why a video is served as it came: the machine has no encoder, or the encoder could not read it. */
export const MEDIA_FAILURES = ["noEncoder", "unreadable"] as const;
export type MediaFailure = (typeof MEDIA_FAILURES)[number];

/** By what right a file is used (Copyright Law of the People's Republic of China 2020, art. 24 to 29): our own, with consent, bought, free. */
export const MEDIA_LICENCES = ["own", "consent", "bought", "free"] as const;
export type MediaLicence = (typeof MEDIA_LICENCES)[number];

export const CAPTION_LANGS = ["zh-CN", "en"] as const;
export type CaptionLang = (typeof CAPTION_LANGS)[number];
