// The page: draws what the session knows, whenever it changes.
import { announce } from './announce.js';
import { composer, drawComposer } from './composer.js';
import { faultPanel } from './faults.js';
import { keepFocus, regionKeys } from './focus.js';
import { drawHome, homeShown, tabKeys } from './home.js';
import { drawMessages } from './messages.js';
import { showView } from './modal.js';
import { drawPane } from './pane.js';
import { $, act, channel, follow, go, inOrder, place, start, state, whispers } from './session.js';
import { drawSide } from './side.js';
import './style.css'; // after the library's, to have the last word

function draw() {
  const world = { people: state.people, channels: state.channels, as: state.as };
  const back = keepFocus();
  drawSide();
  drawHead();
  drawComposer();
  drawHome(world);
  if (!homeShown()) drawMessages($('messages'), inOrder([...state.messages, ...whispers(false)]), world, true);
  drawThread(world);
  drawPane(!homeShown());
  showView(state.views.at(-1), viewWorld(world));
  if (document.activeElement === document.body) back();
  announce();
}

function drawHead() {
  const here = channel();
  $('title').textContent = here.direct ? 'Hindsight' : '# ' + here.name;
  $('subtitle').textContent = here.direct ? 'Direct message with the app' : here.bot ? 'Hindsight is in this channel' : 'Hindsight is not in this channel';
  const off = state.connections === 0;
  $('banner').hidden = !off;
  $('banner').textContent = off ? 'Hindsight is not connected. Buttons and commands will not work until the bot runs.' : '';
}

function drawThread(world) {
  const open = !!place.thread && state.thread.length > 0;
  $('thread').hidden = !open;
  document.body.classList.toggle('with-thread', open);
  if (!open) return $('thread-messages').replaceChildren();
  $('thread-channel').textContent = channel().direct ? 'Hindsight' : '#' + channel().name;
  const [root, ...replies] = state.thread;
  drawMessages($('thread-messages'), [root, ...inOrder([...replies, ...whispers(true)])], world, false);
}

function viewWorld(world) {
  return {
    ...world,
    useInView: (view, e, value, values) => act({ type: 'click', view, action_id: e.action_id, value, values }),
    submitView: (view, values) => act({ type: 'submit', view, values }),
    closeView: (view) => act({ type: 'close', view }),
  };
}

document.addEventListener('click', (event) => {
  const anchor = event.target.closest('a[href]');
  if (anchor && !event.ctrlKey && !event.metaKey && follow(anchor)) event.preventDefault();
});
function closeThread() {
  const from = place.thread;
  return go({ thread: '' }).then(() => (document.querySelector(`#messages [data-ts="${from}"]`) || $('messages')).focus());
}

$('thread-close').addEventListener('click', closeThread);
$('thread').addEventListener('keydown', (event) => event.key === 'Escape' && !event.defaultPrevented && closeThread());
document.querySelector('.skip').addEventListener('click', (event) => (event.preventDefault(), $(homeShown() ? 'home' : 'messages').focus()));
composer($('composer'), $('composer-text'), $('composer-hints'), () => '');
composer($('thread-composer'), $('thread-text'), $('thread-hints'), () => place.thread);
tabKeys();
regionKeys();
faultPanel();
start(draw);
