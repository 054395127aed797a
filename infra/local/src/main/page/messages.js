// The messages of a channel or thread.
import { blocks } from './blocks.js';
import { h, patch, safeUrl } from './dom.js';
import { icon } from './icons.js';
import { menuButton } from './menu.js';
import { mrkdwn } from './mrkdwn.js';
import { act, go, notice, place, state } from './session.js';

const APP = 'U0HINDSIGHT';
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

const date = (m) => new Date(Number(m.ts) * 1000);
const author = (id) => state.people.find((p) => p.id === id) || { id, name: '?', real_name: id };
const count = (n, one, many) => (n === 1 ? `1 ${one}` : `${n} ${many}`);

/** Draws messages; `main` tells the channel from the thread. */
export function drawMessages(parent, messages, world, main) {
  const where = state.channel + '/' + (main ? '' : place.thread) + '/' + state.as;
  const moved = parent.dataset.where !== where;
  const atEnd = parent.scrollHeight - parent.scrollTop - parent.clientHeight < 60;
  parent.dataset.where = where;
  patch(parent, rows(messages, main), (row) => drawRow(row.state, world));
  const lit = moved && parent.querySelector('.lit');
  if (lit) lit.scrollIntoView({ block: 'center' });
  else if (main ? moved || atEnd : !moved && atEnd) parent.scrollTop = parent.scrollHeight;
  else if (moved) parent.scrollTop = 0;
}

function rows(messages, main) {
  const rows = [];
  let last = '';
  messages.forEach((m, i) => {
    const today = day.format(date(m));
    if (main && today !== last) rows.push({ key: 'day ' + today, state: { day: today } });
    last = today;
    if (!main && i === 1) rows.push({ key: 'replies', state: { replies: messages.length - 1 } });
    rows.push({ key: (m.is_ephemeral ? 'e' : 'm') + m.ts, state: { m, as: state.as, main, lit: m.ts === place.highlight, open: main && m.ts === place.thread } });
  });
  return rows.length ? rows : [{ key: 'empty', state: { empty: true } }];
}

function drawRow(row, world) {
  if (row.empty) return h('div', { class: 'nothing' }, h('img', { src: '/icon.svg', alt: '' }), h('p', {}, 'Nothing here yet.'), h('p', {}, 'When something breaks, Hindsight posts in #incidents.'));
  if (row.day) return h('div', { class: 'day' }, h('span', {}, row.day));
  if (row.replies) return h('div', { class: 'day replies' }, h('span', {}, count(row.replies, 'reply', 'replies')));
  return drawMessage(row, world);
}

function drawMessage({ m, main, lit, open }, world) {
  const from = author(m.user);
  const inMessage = { ...world, use: (e, block, value) => act({ type: 'click', channel: state.channel, ts: m.ts, block_id: block.block_id, action_id: e.action_id, value }) };
  return h(
    'article',
    {
      class: 'message' + (m.is_ephemeral ? ' ephemeral' : '') + (lit ? ' lit' : '') + (open ? ' open' : ''),
      tabindex: '-1',
      'aria-label': `${from.real_name}, ${clock.format(date(m))}`,
      'data-testid': m.is_ephemeral ? 'ephemeral' : 'message',
      'data-ts': m.ts,
      'data-user': from.name,
    },
    avatar(from),
    h(
      'div',
      { class: 'content' },
      m.is_ephemeral ? h('div', { class: 'only-you' }, icon('👁'), ' Only visible to you') : null,
      byline(m, from),
      m.blocks ? blocks(m.blocks, inMessage) : h('div', { class: 'text' }, mrkdwn(m.text, world, false), m.edited ? h('span', { class: 'note' }, ' (edited)') : null),
      (m.files || []).map(drawFile),
      m.reactions && m.reactions.length ? h('div', { class: 'reactions' }, m.reactions.map((r) => h('span', {}, mrkdwn(':' + r.name + ':', world), ' ' + r.count))) : null,
      main && m.reply_count ? drawReplies(m) : null,
    ),
    m.is_ephemeral ? null : tools(m, main),
  );
}

function byline(m, from) {
  return h(
    'div',
    { class: 'byline' },
    h('strong', {}, from.real_name),
    from.id === APP ? h('span', { class: 'app' }, 'APP') : null,
    h('time', { title: date(m).toString() }, clock.format(date(m))),
    m.subtype === 'thread_broadcast' ? h('span', { class: 'note' }, 'also sent to the channel') : null,
  );
}

/** As in Slack one can write at once. */
const openThread = (ts) => go({ thread: ts }).then(() => document.getElementById('thread-text').focus());

function tools(m, main) {
  const name = { class: 'plain-button', 'aria-label': 'More actions', title: 'More actions', 'data-testid': 'more-actions' };
  const shortcuts = state.app.shortcuts.map((s) => ({
    attributes: { 'data-testid': 'shortcut-' + s.callback_id },
    face: [s.name, h('small', {}, 'Hindsight')],
    run: () => act({ type: 'shortcut', callback_id: s.callback_id, channel: state.channel, ts: m.ts }),
  }));
  return h(
    'div',
    { class: 'tools' },
    main ? h('button', { type: 'button', class: 'plain-button', 'data-testid': 'reply', title: 'Reply in thread', 'aria-label': 'Reply in thread', on: { click: () => openThread(m.thread_ts || m.ts) } }, icon('💬')) : null,
    menuButton(name, '⋯', [...shortcuts, { attributes: { 'data-testid': 'copy-link' }, face: 'Copy link', run: () => copyLink(m) }]),
  );
}

async function copyLink(m) {
  const thread = m.thread_ts && m.thread_ts !== m.ts ? `?thread_ts=${m.thread_ts}` : '';
  const link = `${location.origin}/archives/${state.channel}/p${m.ts.replace('.', '')}${thread}`;
  await navigator.clipboard.writeText(link).then(() => notice('Link copied'), () => notice(link));
}

export function avatar(from) {
  if (from.id === APP) return h('img', { class: 'avatar', src: '/icon.svg', alt: '' });
  return h('span', { class: 'avatar color-' + from.name, 'aria-hidden': 'true' }, from.real_name.split(' ').map((w) => w[0]).join('').slice(0, 2));
}

function drawFile(f) {
  return h('a', { class: 'file', href: safeUrl(f.url_private) || '#', target: '_blank', rel: 'noreferrer noopener', 'data-testid': 'file' }, h('span', { class: 'file-icon' }, icon('📄')), h('span', {}, h('strong', {}, f.title || f.name), h('small', {}, `${f.name} · ${f.size} bytes`)));
}

function drawReplies(m) {
  return h(
    'button',
    { type: 'button', class: 'replies-link', 'data-testid': 'open-thread', on: { click: () => openThread(m.ts) } },
    (m.reply_users || []).slice(0, 4).map((id) => avatar(author(id))),
    h('span', {}, count(m.reply_count, 'reply', 'replies')),
    h('small', {}, 'View thread'),
  );
}
