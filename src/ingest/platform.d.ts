/* eslint no-var: off -- only `var` declares what a global object holds */
/**
 * The few globals that browsers, workers and Node share and that `lib` without DOM leaves out. Every
 * declaration is a literal subset of lib.dom, so that both programs (with and without DOM) compile.
 */
interface Blob {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
  slice(start?: number, end?: number, contentType?: string): Blob;
}

interface BlobPropertyBag {
  endings?: 'native' | 'transparent';
  type?: string;
}

declare var Blob: {
  prototype: Blob;
  new (
    blobParts?: (ArrayBufferView<ArrayBuffer> | ArrayBuffer | Blob | string)[],
    options?: BlobPropertyBag,
  ): Blob;
};

interface TextDecodeOptions {
  stream?: boolean;
}

interface TextDecoderOptions {
  fatal?: boolean;
  ignoreBOM?: boolean;
}

interface TextDecoder {
  decode(input?: ArrayBuffer | ArrayBufferView<ArrayBuffer>, options?: TextDecodeOptions): string;
}

declare var TextDecoder: {
  prototype: TextDecoder;
  new (label?: string, options?: TextDecoderOptions): TextDecoder;
};

interface TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}

declare var TextEncoder: {
  prototype: TextEncoder;
  new (): TextEncoder;
};
