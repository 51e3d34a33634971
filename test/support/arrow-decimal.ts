/** A decimal of Arrow's reader, words in two's complement with the lowest first, as an integer. */
export function arrowInteger(words: Uint32Array): bigint {
  const whole = words.reduceRight((sum, word) => (sum << 32n) + BigInt(word), 0n);
  return BigInt.asIntN(32 * words.length, whole);
}
