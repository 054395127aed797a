// The app's two tabs in a direct message: Home, which the app publishes for each person, and Messages.
import { blocks } from './blocks.js';
import { h, patch } from './dom.js';
import { fill, values } from './inputs.js';
import { openMessages } from './pane.js';
import { $, act, channel, go, me, place, state } from './session.js';

export function homeShown() {
  return channel().direct && place.tab === 'home';
}

/** Opens a tab and tells the app, as Slack does. */
async function open(tab) {
  await go({ tab, thread: '' });
  if (tab === 'home') await act({ type: 'home' });
  else await openMessages();
}

export function tabKeys() {
  const tabs = [$('tab-home'), $('tab-messages')];
  tabs[0].addEventListener('click', () => open('home'));
  tabs[1].addEventListener('click', () => open('messages'));
  $('tabs').addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = tabs.find((t) => t !== document.activeElement);
    other.focus();
    other.click();
  });
}

export function drawHome(world) {
  const direct = channel().direct;
  const home = homeShown();
  $('tabs').hidden = !direct;
  for (const tab of ['home', 'messages']) {
    const on = (tab === 'home') === home;
    $('tab-' + tab).ariaSelected = String(on);
    $('tab-' + tab).tabIndex = on ? 0 : -1;
  }
  $('home').hidden = !home;
  $('messages').hidden = home;
  $('composer').hidden = home;
  if (home) patch($('home'), [{ key: me.as, state: state.home || null }], ({ state: view }) => draw(view, world));
}

function draw(view, world) {
  if (!view) return h('div', { class: 'nothing' }, h('img', { src: '/icon.svg', alt: '' }), h('p', {}, 'Hindsight has published nothing for you here yet.'));
  const body = h('div', { class: 'home-view', 'data-view-id': view.id });
  const use = (e, block, value) => act({ type: 'click', view: view.id, action_id: e.action_id, value, values: values(body) });
  body.append(...blocks(view.blocks, { ...world, use }));
  const before = $('home').querySelector(`[data-view-id="${view.id}"]`);
  if (before) fill(body, values(before));
  return body;
}
