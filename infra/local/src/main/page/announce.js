// Says new messages to those who listen to the page instead of looking at it.
import { h } from './dom.js';
import { $, place, state } from './session.js';

const KEPT = 5;
let where = '';
let known = new Set();

/** Speaks what came since the last time, in the words a screen reader gets from Slack: the message's text. */
export function announce() {
  const here = state.as + '/' + state.channel + '/' + place.thread;
  const all = [...state.messages, ...state.thread, ...state.ephemerals];
  const news = where === here ? all.filter((m) => !known.has(m.ts) && m.user !== state.as) : [];
  where = here;
  known = new Set(all.map((m) => m.ts));
  const log = $('announcer');
  for (const m of news) {
    const from = state.people.find((p) => p.id === m.user);
    log.append(h('p', {}, `${from ? from.real_name : 'Someone'}: ${m.text.replace(/<([^|>]+\|)?([^>]+)>/g, '$2')}`));
  }
  while (log.childElementCount > KEPT) log.firstElementChild.remove();
}
