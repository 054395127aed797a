// Who you are, the channels, and whether the app is there.
import { h, patch } from './dom.js';
import { openMessages } from './pane.js';
import { $, become, go, me, state } from './session.js';

const seen = JSON.parse(sessionStorage.getItem('seen') || '{}');

/** How many messages of a channel the person has not seen in this tab. */
function unread(channel) {
  const key = state.as + '/' + channel.id;
  if (channel.id === state.channel && document.visibilityState === 'visible') seen[key] = channel.count;
  seen[key] ??= channel.count;
  return channel.count - seen[key];
}

export function drawSide() {
  drawRoles();
  const rows = state.channels.map((c) => ({ key: c.id, state: [c.name, c.direct, c.id === state.channel, unread(c), kind(c)] }));
  sessionStorage.setItem('seen', JSON.stringify(seen));
  patch($('channels'), rows.filter((r) => !r.state[1]), drawChannel);
  patch($('directs'), rows.filter((r) => r.state[1]), drawChannel);
  const total = rows.reduce((sum, r) => sum + r.state[3], 0);
  const name = state.people.find((p) => p.id === state.as).real_name;
  document.title = `${total ? `(${total}) ` : ''}${name} · Practice workspace`;
  const on = state.connections > 0;
  $('connection').className = 'connection ' + (on ? 'on' : 'off');
  $('connection').textContent = on ? 'Hindsight is connected' : 'Hindsight is not connected';
}

// links, so that a person opens in a tab of their own as any link does
function drawRoles() {
  const people = state.people.filter((p) => !p.bot && !p.deleted && p.role !== 'group');
  patch(
    $('roles'),
    people.map((p) => ({ key: p.id, state: [p, p.id === state.as] })),
    ({ state: [p, current] }) =>
      h(
        'a',
        { class: 'role', href: '/?as=' + p.name, 'aria-current': current ? 'true' : undefined, 'data-testid': 'role-' + p.name, title: p.real_name, on: { click: (event) => step(event, p.name) } },
        h('span', { class: 'dot color-' + p.name }),
        p.real_name.split(' ')[0],
        h('small', {}, p.role),
      ),
  );
}

function step(event, name) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (me.as !== name) become(name);
}

/** What is not as usual about a channel, in words. */
function kind(c) {
  if (c.direct) return '';
  return [c.private && 'private', c.archived && 'archived', c.shared && 'shared with others'].filter(Boolean).join(', ');
}

function drawChannel({ key, state: [name, direct, current, news, about] }) {
  const label = direct ? 'Hindsight' : name;
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: news > 0 ? 'unread' : '',
        'aria-current': current ? 'page' : undefined,
        'data-testid': direct ? 'channel-hindsight' : 'channel-' + name,
        on: { click: () => go({ channel: key, thread: '', tab: 'messages', highlight: '' }).then(() => direct && openMessages()) },
      },
      direct ? h('img', { src: '/icon.svg', alt: '' }) : h('span', { class: 'hash', 'aria-hidden': 'true' }, '#'),
      label,
      about ? h('small', {}, ` ${about}`) : null,
      news > 0 ? h('span', { class: 'badge', 'aria-label': `${news} unread` }, String(news)) : null,
    ),
  );
}
