// The agent's side of the app's messages: suggested prompts, what it is doing, and Stop.
import { h, patch } from './dom.js';
import { $, act, channel, place, state } from './session.js';

const session = (thread) => state.sessions.find((s) => s.thread_ts === thread);

/** Tells the app that its messages are open, and beside which channel. */
export function openMessages() {
  const beside = state.channels.find((c) => !c.direct);
  return act({ type: 'home', tab: 'messages', beside: beside ? beside.id : '' });
}

export function drawPane(shown) {
  const prompts = shown && channel().direct ? (session('') || { prompts: [] }).prompts : [];
  $('prompts').hidden = !prompts.length;
  patch($('prompts'), prompts.map((p, i) => ({ key: String(i), state: p })), ({ state: p }) =>
    h('button', { type: 'button', class: 'button', 'data-testid': 'prompt', on: { click: () => act({ type: 'say', channel: place.channel, thread: '', text: p.message }) } }, p.title),
  );
  drawSession(place.thread ? session(place.thread) : null);
}

function drawSession(now) {
  const busy = !!now && (now.state === 'processing' || !!now.status);
  $('session').hidden = !busy;
  const words = busy ? `Hindsight ${now.loading_messages[0] || now.status || 'is working…'}` : '';
  patch($('session'), busy ? [{ key: 'now', state: [words, now.state] }] : [], ({ state: [text, stands] }) =>
    h(
      'div',
      {},
      h('span', { 'data-testid': 'agent-status' }, text),
      stands === 'processing' ? h('button', { type: 'button', class: 'button', 'data-testid': 'agent-stop', on: { click: () => act({ type: 'stop', channel: place.channel, thread: place.thread }) } }, 'Stop') : null,
    ),
  );
}
