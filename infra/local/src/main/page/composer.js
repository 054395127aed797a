// Where a person writes: messages, mentions, and the app's command.
import { h } from './dom.js';
import { $, act, channel, notice, place, state } from './session.js';

const HINTS = 8;

/** Makes a form a composer; `thread` tells which thread it writes to. */
export function composer(form, area, list, thread) {
  const hints = suggestions(area, list);
  const submit = () => {
    const text = area.value.trim();
    if (!text || !state) return;
    if (send(text, thread())) area.value = '';
    hints.close();
    resize(area);
  };
  form.addEventListener('submit', (event) => (event.preventDefault(), submit()));
  area.addEventListener('input', () => (resize(area), hints.open()));
  area.addEventListener('blur', () => setTimeout(hints.close, 150));
  area.addEventListener('keydown', (event) => {
    if (hints.key(event) || event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) (event.preventDefault(), submit());
  });
}

function send(text, thread) {
  const { command } = state.app;
  const word = text.split(/\s/)[0];
  if (!text.startsWith('/')) act({ type: 'say', channel: place.channel, thread, text });
  else if (word !== command) notice(`${word} is not a valid command. This workspace knows ${command}.`);
  else if (thread) notice(`Slack does not take commands in threads. Mention @hindsight here, or type ${command} in the channel.`);
  else act({ type: 'slash', channel: place.channel, text });
  return !text.startsWith('/') || (word === command && !thread);
}

export function drawComposer() {
  const here = channel();
  // what is written before there is a workspace would be lost
  $('composer-text').disabled = !!here.archived;
  $('composer-text').placeholder = here.archived ? `#${here.name} is archived` : `Message ${here.direct ? 'Hindsight' : '#' + here.name}, or type ${state.app.command}`;
}

function resize(area) {
  area.rows = Math.min(8, area.value.split('\n').length);
}

// ---- what could be meant

/** What fits the word at the cursor: [{text, about}]. */
function fitting(before) {
  const { command, verbs, description } = state.app;
  const typed = before.match(/^\/(\S*)(?: (\S*))?$/);
  if (typed && command.startsWith('/' + typed[1])) {
    const all = verbs.map((verb) => ({ text: `${command} ${verb.replace(/ *[<[].*/, '')}`, about: verb.match(/[<[].*/)?.[0] || description }));
    return all.filter((o) => o.text.startsWith(typed[2] === undefined ? command : `${command} ${typed[2]}`));
  }
  const at = before.match(/(?:^|\s)@([\w-]*)$/);
  if (!at) return [];
  const names = state.people.filter((p) => p.name.startsWith(at[1].toLowerCase()) && p.name !== 'slackbot');
  return names.map((p) => ({ text: before.slice(0, before.length - at[1].length) + p.name, about: p.real_name }));
}

function suggestions(area, list) {
  let found = [];
  let at = -1;
  const draw = () => {
    list.hidden = !found.length;
    list.replaceChildren(
      ...found.map((o, i) =>
        h(
          'li',
          { role: 'option', id: `${list.id}-${i}`, 'aria-selected': String(i === at), on: { mousedown: (event) => (event.preventDefault(), take(o)) } },
          h('strong', {}, o.text.slice(o.text.lastIndexOf(o.text.startsWith('/') ? '/' : '@'))),
          h('small', {}, o.about),
        ),
      ),
    );
    if (at < 0) area.removeAttribute('aria-activedescendant');
    else area.setAttribute('aria-activedescendant', `${list.id}-${at}`);
  };
  const open = () => {
    found = state ? fitting(area.value.slice(0, area.selectionStart)).slice(0, HINTS) : [];
    at = -1;
    draw();
  };
  const close = () => ((found = []), (at = -1), draw());
  const take = (option) => {
    area.value = option.text + ' ' + area.value.slice(area.selectionStart);
    area.setSelectionRange(option.text.length + 1, option.text.length + 1);
    close();
  };
  const key = (event) => {
    if (!found.length) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) at = (Math.max(at, step < 0 ? 0 : -1) + step + found.length) % found.length;
    else if (event.key === 'Escape') close();
    else if (event.key === 'Tab' && !event.shiftKey) take(found[Math.max(at, 0)]);
    else if (event.key === 'Enter' && at >= 0) take(found[at]);
    else return false;
    event.preventDefault();
    if (step) draw();
    return true;
  };
  return { open, close, key };
}
