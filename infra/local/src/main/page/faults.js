// What is broken in the practice cluster, and a way to break more of it.
import { busy } from './blocks.js';
import { h, patch } from './dom.js';
import { $, call, notice } from './session.js';

const POLL_MS = 2500;
const PATH = '/_control/practice';
let known = { faults: [], services: [], active: [] };

export function faultPanel() {
  $('faults-open').addEventListener('click', () => show($('faults').hidden));
  $('faults-close').addEventListener('click', () => show(false));
  $('faults').addEventListener('keydown', (event) => event.key === 'Escape' && show(false));
  $('faults-form').addEventListener('submit', (event) => (event.preventDefault(), busy($('faults-inject'), inject)));
  $('faults-heal').addEventListener('click', () => busy($('faults-heal'), heal));
  $('fault').addEventListener('change', drawWhat);
  poll();
}

function show(open) {
  $('faults').hidden = !open;
  $('faults-open').ariaExpanded = String(open);
  document.body.classList.toggle('with-faults', open);
  if (open) look().then(() => $('fault').focus());
  else $('faults-open').focus();
}

/** A cluster of your own has no faults to offer. */
function offered() {
  return known.faults.length > 0;
}

async function poll() {
  if (!offered() || !$('faults').hidden) await look();
  setTimeout(poll, POLL_MS);
}

async function look() {
  try {
    known = await call(PATH);
    draw();
  } catch (e) {
    if (!$('faults').hidden) notice(e.message);
  }
  $('faults-open').hidden = !offered();
  if (!offered() && !$('faults').hidden) show(false);
}

function draw() {
  options($('fault'), known.faults.map((f) => f.name));
  options($('fault-service'), known.services);
  drawWhat();
  const rows = known.active.map((a) => ({ key: a.fault + '/' + a.service, state: a }));
  $('faults-none').hidden = rows.length > 0;
  $('faults-heal').hidden = !rows.length;
  patch($('faults-active'), rows, ({ state: a }) =>
    h('li', { 'data-testid': 'active-fault' }, h('strong', {}, `${a.fault} · ${a.service}`), h('small', {}, `${a.severity ? a.severity + ', ' : ''}since ${since(a.since)}`)),
  );
}

function since(instant) {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(instant));
}

function options(select, names) {
  patch(select, names.map((name) => ({ key: name, state: name })), ({ state: name }) => h('option', { value: name }, name));
}

function drawWhat() {
  const fault = known.faults.find((f) => f.name === $('fault').value);
  $('fault-what').textContent = fault ? fault.what : '';
}

async function inject() {
  const seed = $('fault-seed').value;
  const body = { fault: $('fault').value, service: $('fault-service').value, severity: $('fault-severity').value };
  await change(seed === '' ? body : { ...body, seed: Number(seed) }, 'POST', `${body.service} is breaking: ${body.fault}`);
}

async function heal() {
  await change({}, 'DELETE', 'Somebody else has healed it.');
  $('fault').focus();
}

async function change(body, method, done) {
  try {
    await call(PATH, body, method);
    notice(done);
  } catch (e) {
    notice(e.message);
  }
  await look();
}
