/**
 * A seeded generator: xoshiro128** (Blackman and Vigna 2018), 2^128 − 1 period, 32-bit state words.
 * The state is a typed array so that words stay unboxed in hot loops.
 */
export class Random {
  private readonly state = new Int32Array(4);

  /** @param seed any 32-bit integer; `stream` separates starts that share a seed */
  constructor(seed: number, stream = 0) {
    // splitmix32 spreads the seed so that near seeds give unrelated streams
    let word = (seed ^ Math.imul(stream + 1, 0x9e3779b9)) | 0;
    for (let index = 0; index < 4; index++) {
      word = (word + 0x9e3779b9) | 0;
      let mixed = word ^ (word >>> 16);
      mixed = Math.imul(mixed, 0x21f0aaad);
      mixed ^= mixed >>> 15;
      mixed = Math.imul(mixed, 0x735a2d97);
      this.state[index] = mixed ^ (mixed >>> 15);
    }
  }

  /** A signed 32-bit integer. */
  bits(): number {
    const state = this.state;
    const scrambled = Math.imul(state[1], 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const shifted = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = (state[3] << 11) | (state[3] >>> 21);
    return result;
  }

  /** Uniform in [0, 1). */
  fraction(): number {
    return (this.bits() >>> 0) * 2.3283064365386963e-10;
  }

  /** Uniform integer in [0, count). */
  below(count: number): number {
    return Math.floor((this.bits() >>> 0) * 2.3283064365386963e-10 * count);
  }
}
