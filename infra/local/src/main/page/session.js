// Who looks at what, what is there, and how one acts on it.

const POLL_MS = 400;
const NOTICE_MS = 6000;
const READ_MS = 10000; // a look whose answer never comes would hold up all later ones
const HOLD_MS = 5000;
const query = new URLSearchParams(location.search);
const archive = location.pathname.match(/^\/archives\/([A-Z0-9]+)\/p(\d+)(\d{6})/);

export const $ = (id) => document.getElementById(id);
export const me = { as: query.get('as') || sessionStorage.getItem('as') || 'erin' };
export const place = {
  channel: query.get('channel') || (archive ? archive[1] : ''),
  thread: query.get('thread') || query.get('thread_ts') || '',
  tab: query.get('tab') || 'messages',
  highlight: archive ? `${archive[2]}.${archive[3]}` : '',
};

export let state = null;
let since = null; // ephemeral messages older than this page are gone, as after a reload in Slack
let seenVersion = '';
let lost = false;
let asked = 0;
let answered = 0; // the last question whose answer is on screen
let noticeTimer = 0;
let draw = () => {};
let pressed = -HOLD_MS; // since when something is held down
let waiting = false;

// ---- talking to the server

export async function call(path, body, method = 'POST') {
  const response = await fetch(path, body ? { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : { signal: AbortSignal.timeout(READ_MS) });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

/** Does something as the person; true when the server took it. */
export async function act(body) {
  let done = true;
  try {
    await call('/_control/act', { as: me.as, ...body });
  } catch (e) {
    done = false;
    notice(e.message);
  }
  await refresh();
  return done;
}

async function refresh() {
  const parameters = new URLSearchParams({ as: me.as, thread: place.thread });
  if (place.channel) parameters.set('channel', place.channel);
  const turn = ++asked;
  const whose = me.as;
  const fresh = await call('/_control/state?' + parameters);
  if (turn < answered || whose !== me.as || (place.channel && fresh.channel !== place.channel && !archive)) return;
  answered = turn;
  state = fresh;
  place.channel = fresh.channel;
  if (since === null) since = fresh.version;
  show();
}

/** Draws, but not beneath a press: what is replaced before it is let go hears no click. */
function show() {
  waiting = performance.now() - pressed < HOLD_MS;
  if (!waiting) draw();
}

function letGo() {
  pressed = -HOLD_MS;
  if (waiting) show();
}

async function poll() {
  try {
    const now = await call('/_control/version');
    const version = now.version + '/' + now.connections;
    if (version !== seenVersion) {
      await refresh();
      seenVersion = version;
    }
    if (lost) (notice(''), (lost = false));
  } catch (e) {
    lost = true;
    seenVersion = '';
    notice('The local Slack does not answer. Is it running? ' + (e instanceof TypeError ? '' : e.message));
  }
  setTimeout(poll, POLL_MS);
}

/** Draws now and whenever something changed. */
export function start(drawing) {
  draw = drawing;
  document.addEventListener('pointerdown', () => (pressed = performance.now()), true);
  // the click comes right after it
  for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, () => setTimeout(letGo), true);
  poll();
}

export function notice(text) {
  clearTimeout(noticeTimer);
  $('toast').textContent = text;
  $('toast').hidden = !text;
  if (text) noticeTimer = setTimeout(() => ($('toast').hidden = !lost), NOTICE_MS);
}

// ---- going places

export function go(change) {
  Object.assign(place, change);
  remember();
  return refresh();
}

function remember() {
  const parameters = new URLSearchParams({ as: me.as, channel: place.channel });
  if (place.thread) parameters.set('thread', place.thread);
  if (place.tab !== 'messages') parameters.set('tab', place.tab);
  history.replaceState(null, '', '/?' + parameters);
  sessionStorage.setItem('as', me.as);
}

export function become(name) {
  me.as = name;
  const direct = channel() && channel().direct;
  return go(direct ? { channel: 'C0INCIDENTS', thread: '', tab: 'messages' } : {});
}

/** The channel on screen. */
export function channel() {
  return state.channels.find((c) => c.id === state.channel);
}

/** What the person alone saw here since the page was opened. */
export function whispers(inThread) {
  return state.ephemerals.filter((m) => m.seq > since && (inThread ? m.thread_ts === place.thread : !m.thread_ts || m.thread_ts === m.ts));
}

export function inOrder(messages) {
  return messages.sort((a, b) => (a.ts < b.ts ? -1 : 1));
}

/** Follows a link to a message without leaving the page. */
export function follow(anchor) {
  const target = new URL(anchor.href);
  const found = target.origin === location.origin && target.pathname.match(/^\/archives\/([A-Z0-9]+)\/p(\d+)(\d{6})/);
  if (!found) return false;
  go({ channel: found[1], thread: target.searchParams.get('thread_ts') || '', tab: 'messages', highlight: `${found[2]}.${found[3]}` });
  return true;
}
