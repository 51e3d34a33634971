/** What is kept on this device, in words for the page. */
export interface KeptInfo {
  /** The first file's name. */
  readonly name: string;
  /** Files the data set was made of. */
  readonly files: number;
  /** Order lines. */
  readonly rows: number;
  /** Bytes on the device. */
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** Version of the data: open data of the same version are these. */
  readonly dataVersion: string;
  /** Names, as links write them, of what the data can be filtered by. */
  readonly dimensions: readonly string[];
}
