/** A telephone in the browser: it plays the carrier's side of a media stream, frame by frame and mark by mark. */

import {decode, encode} from './mulaw.js';

const FRAME_MILLIS = 20;

const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

export class BrowserPhone {
  /** @param {(state: string) => void} tell called with a sentence for people */
  constructor(tell) {
    this.tell = tell;
    this.inCall = false;
  }

  /** Asks for a ticket, opens the microphone and the stream. */
  async call() {
    this.inCall = true;
    try {
      await this.openAudio();
      const answer = await fetch('demo/calls', {method: 'POST'});
      if (!answer.ok) {
        throw new Error(await answer.text());
      }
      this.openStream(await answer.json());
    } catch (error) {
      this.end(`The call failed: ${error.message}`);
    }
  }

  press(digit) {
    this.send({event: 'dtmf', dtmf: {track: 'inbound_track', digit}});
  }

  hangUp() {
    this.send({event: 'stop', stop: {accountSid: this.ids.accountSid, callSid: this.ids.callSid}});
    this.socket.close(1000);
    this.end('The call is over: you hung up.');
  }

  async openAudio() {
    if (!navigator.mediaDevices) {
      throw new Error('the browser gives its microphone to https:// and http://localhost only.');
    }
    this.microphone = await navigator.mediaDevices.getUserMedia({
      audio: {channelCount: 1, echoCancellation: true, noiseSuppression: true},
    });
    this.audio = new AudioContext();
    await Promise.all([
      this.audio.audioWorklet.addModule('demo/assets/capture-worklet.js'),
      this.audio.audioWorklet.addModule('demo/assets/playback-worklet.js'),
    ]);
    this.capture = new AudioWorkletNode(this.audio, 'capture');
    this.playback = new AudioWorkletNode(this.audio, 'playback', {numberOfInputs: 0});
    this.audio.createMediaStreamSource(this.microphone).connect(this.capture);
    this.playback.connect(this.audio.destination);
    this.playback.port.onmessage = (message) => this.send({event: 'mark', mark: {name: message.data}});
    await this.audio.resume();
  }

  openStream(ids) {
    this.ids = ids;
    this.sequence = 0;
    this.chunk = 0;
    const base = location.href.replace(/^http/, 'ws').replace(/[^/]*$/, '');
    this.socket = new WebSocket(`${base}demo/media`);
    this.socket.onopen = () => this.start();
    this.socket.onmessage = (message) => this.take(JSON.parse(message.data));
    const socket = this.socket;
    socket.onclose = (close) => {
      // The end of an earlier call may come when the next one has begun.
      if (socket === this.socket) {
        this.end(close.wasClean ? 'The call is over.' : 'The line was lost.');
      }
    };
  }

  start() {
    const {accountSid, callSid, streamSid, ticket} = this.ids;
    this.socket.send(JSON.stringify({event: 'connected', protocol: 'Call', version: '1.0.0'}));
    this.send({
      event: 'start',
      start: {
        accountSid,
        callSid,
        streamSid,
        tracks: ['inbound'],
        mediaFormat: {encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1},
        customParameters: {ticket},
      },
    });
    this.capture.port.onmessage = (message) => this.sendFrame(message.data);
    this.tell('In a call: speak.');
  }

  sendFrame(samples) {
    this.chunk++;
    const media = {
      track: 'inbound',
      chunk: String(this.chunk),
      timestamp: String(this.chunk * FRAME_MILLIS),
      payload: toBase64(encode(samples)),
    };
    this.send({event: 'media', media});
  }

  send(message) {
    if (this.socket?.readyState === WebSocket.OPEN) {
      this.sequence++;
      this.socket.send(JSON.stringify({...message, sequenceNumber: String(this.sequence), streamSid: this.ids.streamSid}));
    }
  }

  take(message) {
    switch (message.event) {
      case 'media':
        this.playback.port.postMessage({samples: decode(fromBase64(message.media.payload))});
        break;
      case 'mark':
        this.playback.port.postMessage({mark: message.mark.name});
        break;
      case 'clear':
        this.playback.port.postMessage({clear: true});
        break;
      default:
        throw new Error(`The server sent an unknown message: ${message.event}`);
    }
  }

  end(sentence) {
    if (this.inCall) {
      this.inCall = false;
      this.microphone?.getTracks().forEach((track) => track.stop());
      this.audio?.close();
      this.tell(sentence);
    }
  }
}
