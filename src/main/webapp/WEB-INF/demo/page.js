/** The page: what the server is doing, what is being said, and a telephone to say something with. */

import {BrowserPhone} from './phone.js';

const LATENCY_PARTS = ['endpointing', 'recognition', 'agent', 'synthesis', 'gateway'];
const PIXELS_PER_MILLI = 0.15;

const element = (id) => document.getElementById(id);

async function showState() {
  try {
    const state = await (await fetch('demo/state')).json();
    element('state').textContent = state.ready
      ? `Ready. Conversations now: ${state.calls}. ${state.engines}`
      : `Not ready: ${state.reason}`;
  } catch {
    element('state').textContent = 'The server does not answer.';
  }
}

function line(className, who, text) {
  const item = document.createElement('li');
  item.className = className;
  const speaker = document.createElement('span');
  speaker.className = 'who';
  speaker.textContent = who;
  item.append(speaker, ` ${text}`);
  return item;
}

function latencyBar(latency) {
  const item = document.createElement('li');
  const bar = document.createElement('div');
  bar.className = 'latency';
  const figures = document.createElement('div');
  figures.className = 'figures';
  for (const part of LATENCY_PARTS) {
    const span = document.createElement('span');
    span.className = part;
    span.style.width = `${latency[`${part}Ms`] * PIXELS_PER_MILLI}px`;
    bar.append(span);
  }
  const parts = LATENCY_PARTS.map((part) => `${part} ${latency[`${part}Ms`]}`).join(' · ');
  figures.textContent = `heard after ${latency.totalMs} ms: ${parts}`;
  item.append(bar, figures);
  return item;
}

class ConversationView {
  constructor(list) {
    this.list = list;
    this.interim = null;
  }

  show(fact) {
    switch (fact.type) {
      case 'LineOpened':
        this.add(line('', 'line', fact.resumed ? 'back again' : 'open'));
        break;
      case 'CallerSpeaking':
        this.showInterim(fact.text);
        break;
      case 'CallerSpoke':
        this.dropInterim();
        this.add(line('caller', 'caller', fact.text));
        break;
      case 'ReplyStarted':
        if (fact.latency.totalMs > 0) {
          this.add(latencyBar(fact.latency));
        }
        break;
      case 'AgentSpoke':
        this.add(line('agent', 'agent', fact.interrupted ? `${fact.text} — (interrupted)` : fact.text));
        break;
      case 'CallEnded':
        this.add(line('end', 'end', fact.reason));
        showState();
        break;
      default:
        break;
    }
  }

  showInterim(text) {
    this.dropInterim();
    this.interim = line('interim', 'caller', text);
    this.list.append(this.interim);
  }

  dropInterim() {
    this.interim?.remove();
    this.interim = null;
  }

  add(item) {
    this.list.append(item);
    item.scrollIntoView({block: 'nearest'});
  }
}

function wirePhone() {
  const phone = new BrowserPhone((sentence) => {
    element('phone-state').textContent = sentence;
    element('call').disabled = phone.inCall;
    element('hang-up').disabled = !phone.inCall;
  });
  element('call').onclick = async () => {
    element('call').disabled = true;
    await phone.call();
    showState();
  };
  element('hang-up').onclick = () => phone.hangUp();
  for (const digit of '123456789*0#') {
    const key = document.createElement('button');
    key.type = 'button';
    key.textContent = digit;
    key.onclick = () => phone.press(digit);
    element('keys').append(key);
  }
}

const view = new ConversationView(element('conversation'));
new EventSource('demo/events').onmessage = (message) => view.show(JSON.parse(message.data));
wirePhone();
showState();
