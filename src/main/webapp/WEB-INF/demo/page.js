/** The page: what the server is doing, what is being said, and a telephone to say something with. */

import {BrowserPhone} from './phone.js';

const LATENCY_PARTS = ['endpointing', 'recognition', 'agent', 'synthesis', 'gateway'];
const PIXELS_PER_MILLI = 0.15;
const STATE_EVERY_MILLIS = 2000;
const SPOKEN_KEYS = {'*': 'star', '#': 'hash'};

const element = (id) => document.getElementById(id);

async function showState() {
  try {
    const state = await (await fetch('demo/state')).json();
    tellState(state.ready ? `Ready. Conversations now: ${state.calls}. ${state.engines}` : `Not ready: ${state.reason}`);
  } catch {
    tellState('The server does not answer.');
  }
}

/** Touches the page only when there is news, so that a screen reader is quiet in between. */
function tellState(sentence) {
  if (element('state').textContent !== sentence) {
    element('state').textContent = sentence;
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
  bar.setAttribute('aria-hidden', 'true');
  const figures = document.createElement('div');
  figures.className = 'figures';
  for (const part of LATENCY_PARTS) {
    const span = document.createElement('span');
    span.className = part;
    span.style.width = `${latency[`${part}Ms`] * PIXELS_PER_MILLI}px`;
    bar.append(span);
  }
  const parts = LATENCY_PARTS.map((part) => `${part} ${latency[`${part}Ms`]}`).join(' · ');
  figures.textContent = `first frame of the answer after ${latency.totalMs} ms: ${parts}`;
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
        this.addTurn(fact);
        break;
      case 'CallerCorrected':
        this.correctTurn(fact);
        break;
      case 'CallerWentOn':
        this.dropTurn(fact);
        break;
      case 'ReplyStarted':
        if (fact.latency.totalMs > 0) {
          this.add(latencyBar(fact.latency));
        }
        break;
      case 'AgentSpoke':
        this.addReply(fact);
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
    this.interim.setAttribute('aria-live', 'off');
    this.list.append(this.interim);
  }

  dropInterim() {
    this.interim?.remove();
    this.interim = null;
  }

  addTurn(fact) {
    const item = line('caller', 'caller', fact.text);
    item.dataset.turn = `${fact.call}/${fact.turn}`;
    this.add(item);
  }

  /** A filler belongs to the reply it bridges; there may have been nothing else to hear of it. */
  addReply(fact) {
    if (fact.filler) {
      this.add(line('agent', 'agent', `${fact.filler} — (asks to wait)`));
    }
    if (fact.text) {
      this.add(line('agent', 'agent', fact.interrupted ? `${fact.text} — (interrupted)` : fact.text));
    }
  }

  /** Its words come again with the next turn. */
  dropTurn(fact) {
    this.itemsOf(fact).forEach((item) => item.remove());
  }

  /** Some of its words came after it was asked. */
  correctTurn(fact) {
    this.itemsOf(fact).forEach((item) => item.replaceChildren(...line('', 'caller', fact.text).childNodes));
  }

  itemsOf(fact) {
    return this.list.querySelectorAll(`[data-turn="${fact.call}/${fact.turn}"]`);
  }

  add(item) {
    this.list.append(item);
    item.scrollIntoView({block: 'nearest'});
  }
}

function wirePhone() {
  const phone = new BrowserPhone((sentence) => {
    element('phone-state').textContent = sentence;
    offer(phone.inCall);
  });
  element('call').onclick = async () => {
    element('call').disabled = true;
    element('phone-state').textContent = 'Calling …';
    await phone.call();
    showState();
  };
  element('hang-up').onclick = () => phone.hangUp();
  for (const digit of '123456789*0#') {
    element('keys').append(key(digit, phone));
  }
}

/** Enables what can be done now, and leads the keyboard there when it stood on what cannot be done any more. */
function offer(inCall) {
  const [possible, impossible] = inCall ? ['hang-up', 'call'] : ['call', 'hang-up'];
  const onPhone = [document.body, element(impossible)].includes(document.activeElement);
  element(possible).disabled = false;
  element(impossible).disabled = true;
  element('keys').disabled = !inCall;
  if (onPhone) {
    element(possible).focus();
  }
}

function key(digit, phone) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = digit;
  button.setAttribute('aria-label', SPOKEN_KEYS[digit] ?? digit);
  button.onclick = () => phone.press(digit);
  return button;
}

const view = new ConversationView(element('conversation'));

/** An EventSource comes back by itself when its stream ends, but not when it is answered with an error, as between two deployments. */
function listen() {
    const events = new EventSource('demo/events');
    events.onmessage = (message) => view.show(JSON.parse(message.data));
    events.onerror = () => {
        if (events.readyState === EventSource.CLOSED) {
            setTimeout(listen, STATE_EVERY_MILLIS);
        }
    };
}

listen();
wirePhone();
showState();
setInterval(showState, STATE_EVERY_MILLIS);
