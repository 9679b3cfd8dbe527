const MEGA = 1_048_576

/** What may be sent at once; announced beside the field before anybody chooses a file. */
export const LIMITS = {
  /** Of one file, in bytes. */
  fileBytes: 10 * MEGA,
  /** Of one post, in bytes: several photos make one document. */
  postBytes: 60 * MEGA,
  /** Files of one post. */
  files: 20,
  /** Pages of one document. */
  pages: 20,
  /** Pixels of a picture: a 50-megapixel telephone fits, a bomb does not. */
  pixels: 60_000_000,
  /** The longest side of a picture as it is sent to us. */
  side: 20_000,
  /** The longest side of a page as we keep and show it. */
  pageSide: 1_800,
} as const
