// The page: who you are, which channel and thread you look at, and what is there.
import { h, patch, safeUrl } from './dom.js';
import { blocks } from './blocks.js';
import { icon } from './icons.js';
import { showView } from './modal.js';
import { mrkdwn, person } from './mrkdwn.js';

const POLL_MS = 400;
const $ = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const archive = location.pathname.match(/^\/archives\/([A-Z0-9]+)\/p(\d+)(\d{6})/);

const me = { as: query.get('as') || sessionStorage.getItem('as') || 'erin' };
const place = {
  channel: query.get('channel') || (archive ? archive[1] : ''),
  thread: query.get('thread') || query.get('thread_ts') || '',
  highlight: archive ? `${archive[2]}.${archive[3]}` : '',
};
let state = null;
let since = null; // ephemeral messages older than this page are gone, as after a reload in Slack
let seenVersion = '';
const seen = {};

// ---- talking to the server

async function call(path, body) {
  const response = await fetch(path, body ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : {});
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

async function act(body) {
  try {
    await call('/_control/act', { as: me.as, ...body });
  } catch (e) {
    toast(e.message);
  }
  await refresh();
}

async function refresh() {
  const parameters = new URLSearchParams({ as: me.as, channel: place.channel, thread: place.thread });
  if (!place.channel) parameters.delete('channel');
  const asked = parameters.toString();
  const fresh = await call('/_control/state?' + asked);
  if (asked.startsWith('as=' + me.as) && (!place.channel || fresh.channel === place.channel)) {
    state = fresh;
    place.channel = fresh.channel;
    if (since === null) since = fresh.version;
    render();
  }
}

async function poll() {
  try {
    const now = await call('/_control/version');
    const version = now.version + '/' + now.connections;
    if (version !== seenVersion) {
      seenVersion = version;
      await refresh();
    }
    if (lost) (toast(''), (lost = false));
  } catch (e) {
    lost = true;
    seenVersion = '';
    toast('The local Slack does not answer. Is it running? ' + (e instanceof TypeError ? '' : e.message));
  }
  setTimeout(poll, POLL_MS);
}
let lost = false;
let toastTimer = 0;

function toast(text) {
  clearTimeout(toastTimer);
  $('toast').textContent = text;
  $('toast').hidden = !text;
  if (text) toastTimer = setTimeout(() => ($('toast').hidden = !lost), 6000);
}

// ---- going places

function go(change) {
  Object.assign(place, change);
  remember();
  refresh();
}

function remember() {
  const parameters = new URLSearchParams({ as: me.as, channel: place.channel });
  if (place.thread) parameters.set('thread', place.thread);
  history.replaceState(null, '', '/?' + parameters);
  sessionStorage.setItem('as', me.as);
}

function become(name) {
  me.as = name;
  const mine = state.channels.find((c) => c.id === place.channel);
  go(mine && mine.direct ? { channel: 'C0INCIDENTS', thread: '' } : {});
}

document.addEventListener('click', (event) => {
  const anchor = event.target.closest('a[href]');
  const target = anchor && anchor.href.startsWith(location.origin + '/archives/') ? new URL(anchor.href) : null;
  const found = target && target.pathname.match(/^\/archives\/([A-Z0-9]+)\/p(\d+)(\d{6})/);
  if (found) {
    event.preventDefault();
    const ts = `${found[2]}.${found[3]}`;
    go({ channel: found[1], thread: target.searchParams.get('thread_ts') || '', highlight: ts });
  }
  for (const open of document.querySelectorAll('details.overflow[open]')) {
    if (!open.contains(event.target)) open.open = false;
  }
});

// ---- drawing

function render() {
  const world = { people: state.people, channels: state.channels, as: state.as };
  const channel = state.channels.find((c) => c.id === state.channel);
  renderRoles();
  renderSide();
  renderHead(channel);
  renderMessages($('messages'), mainRows(), world, true);
  renderThread(world, channel);
  const top = state.views[state.views.length - 1];
  showView(top, viewWorld(world));
}

function renderRoles() {
  const people = state.people.filter((p) => !p.bot && p.role !== 'group');
  patch(
    $('roles'),
    people.map((p) => ({ key: p.id, state: [p, p.id === state.as] })),
    ({ state: [p, current] }) =>
      h(
        'button',
        { type: 'button', class: 'role', 'aria-pressed': String(current), 'data-testid': 'role-' + p.name, title: p.real_name, on: { click: () => become(p.name) } },
        h('span', { class: 'dot color-' + p.name }),
        p.real_name.split(' ')[0],
        h('small', {}, p.role),
      ),
  );
}

function renderSide() {
  seen[state.channel] = (state.channels.find((c) => c.id === state.channel) || {}).count;
  const row = (c) => ({ key: c.id, state: [c.name, c.direct, c.id === state.channel, c.count - (seen[c.id] ?? (seen[c.id] = c.count))] });
  const draw = ({ key, state: [name, direct, current, unread] }) =>
    h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: unread > 0 ? 'unread' : '', 'aria-current': current ? 'page' : undefined, 'data-testid': direct ? 'channel-hindsight' : 'channel-' + name, on: { click: () => go({ channel: key, thread: '', highlight: '' }) } },
        direct ? h('img', { src: '/icon.svg', alt: '' }) : h('span', { class: 'hash' }, '#'),
        direct ? 'Hindsight' : name,
        unread > 0 ? h('span', { class: 'badge' }, String(unread)) : null,
      ),
    );
  patch($('channels'), state.channels.filter((c) => !c.direct).map(row), draw);
  patch($('directs'), state.channels.filter((c) => c.direct).map(row), draw);
  const on = state.connections > 0;
  $('connection').className = 'connection ' + (on ? 'on' : 'off');
  $('connection').textContent = on ? 'Hindsight is connected' : 'Hindsight is not connected';
}

function renderHead(channel) {
  $('title').textContent = channel.direct ? 'Hindsight' : '# ' + channel.name;
  $('subtitle').textContent = channel.direct ? 'Direct message with the app' : channel.bot ? 'Hindsight is in this channel' : 'Hindsight is not in this channel';
  const off = state.connections === 0;
  $('banner').hidden = !off;
  $('banner').textContent = off ? 'Hindsight is not connected. Buttons and commands will not work until the bot runs.' : '';
  $('composer-text').placeholder = channel.direct ? 'Message Hindsight, or type /ops help' : `Message #${channel.name}, or type /ops help`;
}

function whispers(inThread) {
  return state.ephemerals.filter((m) => m.seq > since && (inThread ? m.thread_ts === place.thread : !m.thread_ts || m.thread_ts === m.ts));
}

function mainRows() {
  return [...state.messages, ...whispers(false)].sort((a, b) => (a.ts < b.ts ? -1 : 1));
}

function renderThread(world, channel) {
  const open = !!place.thread && state.thread.length > 0;
  $('thread').hidden = !open;
  document.body.classList.toggle('with-thread', open);
  if (!open) return $('thread-messages').replaceChildren();
  $('thread-channel').textContent = channel.direct ? 'Hindsight' : '#' + channel.name;
  const [root, ...replies] = state.thread;
  renderMessages($('thread-messages'), [root, ...[...replies, ...whispers(true)].sort((a, b) => (a.ts < b.ts ? -1 : 1))], world, false);
}

function renderMessages(parent, messages, world, main) {
  const where = state.channel + '/' + (main ? '' : place.thread) + '/' + state.as;
  const moved = parent.dataset.where !== where;
  const atEnd = parent.scrollHeight - parent.scrollTop - parent.clientHeight < 60;
  parent.dataset.where = where;
  const rows = [];
  let day = '';
  for (const m of messages) {
    const date = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(Number(m.ts) * 1000));
    if (main && date !== day) rows.push({ key: 'day ' + date, state: { day: date } });
    day = date;
    if (!main && m === messages[1]) rows.push({ key: 'replies', state: { replies: messages.length - 1 } });
    rows.push({ key: (m.is_ephemeral ? 'e' : 'm') + m.ts, state: { m, as: state.as, main, lit: m.ts === place.highlight, open: main && m.ts === place.thread } });
  }
  if (!rows.length) rows.push({ key: 'empty', state: { empty: true } });
  patch(parent, rows, (row) => drawRow(row.state, world));
  const lit = moved && parent.querySelector('.lit');
  if (lit) lit.scrollIntoView({ block: 'center' });
  else if (main ? moved || atEnd : !moved && atEnd) parent.scrollTop = parent.scrollHeight;
  else if (moved) parent.scrollTop = 0;
}

function drawRow(row, world) {
  if (row.empty) return h('div', { class: 'nothing' }, h('img', { src: '/icon.svg', alt: '' }), h('p', {}, 'Nothing here yet.'), h('p', {}, 'When something breaks, Hindsight posts here.'));
  if (row.day) return h('div', { class: 'day' }, h('span', {}, row.day));
  if (row.replies) return h('div', { class: 'day replies' }, h('span', {}, count(row.replies, 'reply', 'replies')));
  return drawMessage(row, world);
}

function count(n, one, many) {
  return n === 1 ? `1 ${one}` : `${n} ${many}`;
}

function drawMessage({ m, main, lit, open }, world) {
  const author = world.people.find((p) => p.id === m.user) || { name: '?', real_name: m.user };
  const time = new Date(Number(m.ts) * 1000);
  const inMessage = { ...world, use: (e, block, value) => act({ type: 'click', channel: state.channel, ts: m.ts, block_id: block.block_id, action_id: e.action_id, value }) };
  return h(
    'article',
    { class: 'message' + (m.is_ephemeral ? ' ephemeral' : '') + (lit ? ' lit' : '') + (open ? ' open' : ''), 'data-testid': m.is_ephemeral ? 'ephemeral' : 'message', 'data-ts': m.ts, 'data-user': author.name },
    avatar(author),
    h(
      'div',
      { class: 'content' },
      m.is_ephemeral ? h('div', { class: 'only-you' }, icon('👁'), ' Only visible to you') : null,
      h(
        'div',
        { class: 'byline' },
        h('strong', {}, author.real_name),
        author.id === 'U0HINDSIGHT' ? h('span', { class: 'app' }, 'APP') : null,
        h('time', { title: time.toString() }, new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(time)),
        m.subtype === 'thread_broadcast' ? h('span', { class: 'note' }, 'also sent to the channel') : null,
      ),
      m.blocks ? blocks(m.blocks, inMessage) : h('div', { class: 'text' }, mrkdwn(m.text, world, false), m.edited ? h('span', { class: 'note' }, ' (edited)') : null),
      (m.files || []).map(drawFile),
      m.reactions && m.reactions.length ? h('div', { class: 'reactions' }, m.reactions.map((r) => h('span', {}, mrkdwn(':' + r.name + ':', world), ' ' + r.count))) : null,
      main && m.reply_count ? drawReplies(m, world) : null,
    ),
    main && !m.is_ephemeral ? h('button', { type: 'button', class: 'reply plain-button', 'data-testid': 'reply', title: 'Reply in thread', 'aria-label': 'Reply in thread', on: { click: () => go({ thread: m.thread_ts || m.ts }) } }, icon('💬')) : null,
  );
}

function avatar(author) {
  if (author.id === 'U0HINDSIGHT') return h('img', { class: 'avatar', src: '/icon.svg', alt: '' });
  return h('span', { class: 'avatar color-' + author.name, 'aria-hidden': 'true' }, author.real_name.split(' ').map((w) => w[0]).join('').slice(0, 2));
}

function drawFile(f) {
  return h('a', { class: 'file', href: safeUrl(f.url_private) || '#', target: '_blank', rel: 'noreferrer noopener', 'data-testid': 'file' }, h('span', { class: 'file-icon' }, icon('📄')), h('span', {}, h('strong', {}, f.title || f.name), h('small', {}, `${f.name} · ${f.size} bytes`)));
}

function drawReplies(m, world) {
  return h(
    'button',
    { type: 'button', class: 'replies-link', 'data-testid': 'open-thread', on: { click: () => go({ thread: m.ts }) } },
    (m.reply_users || []).slice(0, 4).map((id) => avatar(world.people.find((p) => p.id === id) || { name: '?', real_name: id })),
    h('span', {}, count(m.reply_count, 'reply', 'replies')),
    h('small', { title: person(m.user, world) }, 'View thread'),
  );
}

function viewWorld(world) {
  return {
    ...world,
    useInView: (view, e, value, values) => act({ type: 'click', view, action_id: e.action_id, value, values }),
    submitView: (view, values) => act({ type: 'submit', view, values }),
    closeView: (view) => act({ type: 'close', view }),
  };
}

// ---- writing

async function send(text, thread) {
  if (!state) await refresh();
  if (!text.startsWith('/')) return act({ type: 'say', channel: place.channel, thread, text });
  const command = text.split(/\s/)[0];
  if (command !== '/ops') return toast(`${command} is not a valid command. This workspace knows /ops.`);
  if (thread) return toast('Slack does not take commands in threads. Type /ops in the channel.');
  return act({ type: 'slash', channel: place.channel, text });
}

function composer(form, area, thread) {
  const submit = () => {
    const text = area.value.trim();
    if (!text) return;
    area.value = '';
    $('composer-hint').textContent = '';
    send(text, thread());
  };
  $(form).addEventListener('submit', (event) => (event.preventDefault(), submit()));
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) (event.preventDefault(), submit());
  });
}

composer('composer', $('composer-text'), () => '');
composer('thread-composer', $('thread-text'), () => place.thread);
$('composer-text').addEventListener('input', (event) => {
  $('composer-hint').textContent = event.target.value.startsWith('/') ? '/ops asks Hindsight. Only you see its answer. Try /ops help.' : '';
});
$('thread-close').addEventListener('click', () => go({ thread: '' }));
poll();
