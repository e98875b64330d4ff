/** G.711 mu-law, both ways (ITU-T G.711, table 2): bytes and samples from -1 to 1. */

const BIAS = 33;
const CLIP = 8158;

/** @param {number} code a byte of mu-law */
function decodeOne(code) {
  const inverted = ~code & 0xff;
  const exponent = (inverted >> 4) & 7;
  const magnitude = (((inverted & 15) * 2 + BIAS) << exponent) - BIAS;
  return (inverted & 0x80 ? -magnitude : magnitude) / (CLIP + BIAS);
}

const DECODED = Float32Array.from({length: 256}, (_, code) => decodeOne(code));

/** @param {Uint8Array} codes */
export function decode(codes) {
  return Float32Array.from(codes, (code) => DECODED[code]);
}

/** @param {Float32Array} samples */
export function encode(samples) {
  return Uint8Array.from(samples, (sample) => {
    const negative = sample < 0;
    const biased = Math.min(CLIP, Math.round(Math.abs(sample) * (CLIP + BIAS))) + BIAS;
    const exponent = Math.max(0, 31 - Math.clz32(biased) - 5);
    const mantissa = (biased >> (exponent + 1)) & 15;
    return ~((negative ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
  });
}
