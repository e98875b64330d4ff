/** Plays 8 kHz audio in the order it came, tells each mark when it is reached, and drops all of it when told to clear. */

const TELEPHONE_HZ = 8000;

class Playback extends AudioWorkletProcessor {
  constructor() {
    super();
    /** Items are samples or marks, as they came. */
    this.queue = [];
    this.position = 0;
    this.step = TELEPHONE_HZ / sampleRate;
    this.port.onmessage = (message) => this.take(message.data);
  }

  take(message) {
    if (message.clear) {
      const marks = this.queue.filter((item) => item.mark !== undefined);
      this.queue = [];
      this.position = 0;
      marks.forEach((item) => this.port.postMessage(item.mark));
    } else {
      this.queue.push(message);
      this.tellMarks();
    }
  }

  tellMarks() {
    while (this.queue.length > 0 && this.queue[0].mark !== undefined) {
      this.port.postMessage(this.queue.shift().mark);
    }
  }

  process(inputs, outputs) {
    const output = outputs[0][0];
    for (let index = 0; index < output.length; index++) {
      output[index] = this.sample();
    }
    return true;
  }

  /** The next sample of the output, between two of the input. */
  sample() {
    const item = this.queue[0];
    if (!item) {
      return 0;
    }
    const index = Math.floor(this.position);
    const here = item.samples[index];
    const next = index + 1 < item.samples.length ? item.samples[index + 1] : here;
    const value = here + (next - here) * (this.position - index);
    this.position += this.step;
    if (this.position >= item.samples.length) {
      this.position -= item.samples.length;
      this.queue.shift();
      this.tellMarks();
    }
    return value;
  }
}

registerProcessor('playback', Playback);
