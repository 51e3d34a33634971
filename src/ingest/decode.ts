import type { Encoding } from '../core/model/plan.ts';

/** Bytes 0x80–0x9F in windows-1252; the five that it leaves undefined stay control characters. */
const c1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Turns blocks of bytes into text; what cannot be read becomes U+FFFD. */
export interface BlockDecoder {
  /** `last` ends the stream: a character cut off there is broken. */
  decode(bytes: Uint8Array<ArrayBuffer>, last: boolean): string;
}

/**
 * A streaming decoder that swallows no byte order mark. Some runtimes read windows-1252 as Latin-1;
 * their control characters 0x80–0x9F are put right here.
 */
export function blockDecoder(encoding: Encoding): BlockDecoder {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const fix = encoding === 'windows-1252';
  return {
    decode(bytes, last) {
      const text = decoder.decode(bytes, { stream: !last });
      return fix ? text.replace(/[\u0080-\u009f]/g, mapC1) : text;
    },
  };
}

/** Decodes a self-contained piece of bytes. */
export function decodeBytes(bytes: Uint8Array<ArrayBuffer>, encoding: Encoding): string {
  return blockDecoder(encoding).decode(bytes, true);
}

function mapC1(character: string): string {
  return c1.charAt(character.charCodeAt(0) - 0x80);
}
