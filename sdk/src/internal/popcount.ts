/** Bits set in a word of up to 256 bits. */
export function popcount(word: bigint): number {
  let count = 0;
  for (let rest = word; rest !== 0n; rest >>= 32n) {
    let bits = Number(rest & 0xffff_ffffn);
    bits -= (bits >>> 1) & 0x5555_5555;
    bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
  }
  return count;
}
