/** Bytes of a page and how far they were read. */
export interface PageReader {
  readonly view: DataView<ArrayBuffer>;
  offset: number;
}

/** A reader at the start of some bytes. */
export function pageReader(bytes: Uint8Array): PageReader {
  const { buffer, byteOffset, byteLength } = bytes as Uint8Array<ArrayBuffer>;
  return { view: new DataView(buffer, byteOffset, byteLength), offset: 0 };
}
