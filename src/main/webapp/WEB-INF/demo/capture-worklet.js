/** Takes the microphone to 8 kHz and posts it in frames of 20 ms. */

const TELEPHONE_HZ = 8000;
const FRAME_SAMPLES = 160;
const TAPS = 96;
const CUTOFF_HZ = 3400;

/** A low-pass filter, windowed sinc (Hann), so that nothing above the telephone band folds back. */
function lowPass(rate) {
  const cutoff = CUTOFF_HZ / rate;
  const taps = Float32Array.from({length: TAPS}, (_, index) => {
    const x = index - (TAPS - 1) / 2;
    const sinc = x === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * x) / (Math.PI * x);
    return sinc * (0.5 - 0.5 * Math.cos((2 * Math.PI * index) / (TAPS - 1)));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

class Capture extends AudioWorkletProcessor {
  constructor() {
    super();
    this.taps = lowPass(sampleRate);
    this.step = sampleRate / TELEPHONE_HZ;
    this.recent = new Float32Array(0);
    this.next = 0;
    this.frame = new Float32Array(FRAME_SAMPLES);
    this.filled = 0;
  }

  process(inputs) {
    const input = inputs[0][0];
    if (input) {
      this.take(input);
    }
    return true;
  }

  take(input) {
    const all = new Float32Array(this.recent.length + input.length);
    all.set(this.recent);
    all.set(input, this.recent.length);
    while (Math.floor(this.next) + TAPS <= all.length) {
      this.put(this.filtered(all, Math.floor(this.next)));
      this.next += this.step;
    }
    const used = Math.min(Math.floor(this.next), all.length);
    this.recent = all.slice(used);
    this.next -= used;
  }

  filtered(samples, from) {
    let sum = 0;
    for (let tap = 0; tap < TAPS; tap++) {
      sum += samples[from + tap] * this.taps[tap];
    }
    return sum;
  }

  put(sample) {
    this.frame[this.filled++] = sample;
    if (this.filled === FRAME_SAMPLES) {
      this.port.postMessage(this.frame.slice());
      this.filled = 0;
    }
  }
}

registerProcessor('capture', Capture);
