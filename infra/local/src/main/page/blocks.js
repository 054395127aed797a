// Block Kit as DOM nodes. `world` has people, channels, as, and use(control, value, element).
import { h, safeUrl } from './dom.js';
import { field } from './inputs.js';
import { kit } from './kit.jsx';
import { menuButton } from './menu.js';
import { ask } from './modal.js';
import { link, textObject } from './mrkdwn.js';

export function blocks(list, world) {
  return (list || []).map((b) => {
    const node = (BLOCKS[b.type] || others)(b, world);
    node.classList.add('block', 'block-' + b.type);
    node.dataset.blockId = b.block_id || '';
    return node;
  });
}

const BLOCKS = {
  header: (b, world) => h('h2', {}, textObject(b.text, world)),
  section: (b, world) =>
    h(
      'div',
      {},
      h(
        'div',
        { class: 'section-body' },
        b.text ? h('div', { class: 'text' }, textObject(b.text, world)) : null,
        b.fields ? h('div', { class: 'fields' }, b.fields.map((f) => h('div', {}, textObject(f, world)))) : null,
      ),
      b.accessory ? h('div', { class: 'accessory' }, element(b.accessory, b, world)) : null,
    ),
  context: (b, world) =>
    h('div', {}, b.elements.map((e) => (e.type === 'image' ? image(e) : h('span', {}, textObject(e, world))))),
  actions: (b, world) => h('div', {}, b.elements.map((e) => element(e, b, world))),
  context_actions: (b, world) => h('div', {}, b.elements.map((e) => element(e, b, world))),
  image: (b, world) => h('figure', {}, b.title ? h('figcaption', {}, textObject(b.title, world)) : null, image(b)),
  input: field,
};

function others(b, world) {
  return h('div', {}, kit(b, world) || h('span', { class: 'unknown' }, `(${b.type} block: not shown here)`));
}

// pictures come only from this machine; others show their description
function image(e) {
  const uploaded = e.slack_file && e.slack_file.id && `${location.origin}/files/${encodeURIComponent(e.slack_file.id)}`;
  const source = uploaded || (e.image_url && e.image_url.startsWith(location.origin + '/') && e.image_url);
  if (source) return h('img', { src: source, alt: e.alt_text || '', class: 'picture' });
  return h('span', { class: 'picture-alt' }, 'Image: ', safeUrl(e.image_url) ? link(e.image_url, e.alt_text || 'image') : e.alt_text || 'image');
}

// ---- controls

export function element(e, block, world) {
  return (ELEMENTS[e.type] || (() => h('span', { class: 'unknown' }, `(${e.type})`)))(e, block, world);
}

const ELEMENTS = {
  button: (e, block, world) =>
    h(
      'button',
      {
        type: 'button',
        class: 'button ' + (e.style || ''),
        'data-testid': 'action-' + e.action_id,
        'data-action-id': e.action_id,
        'data-value': e.value,
        'aria-label': e.accessibility_label,
        on: { click: (event) => press(e, block, world, event.currentTarget) },
      },
      textObject(e.text, world),
    ),
  feedback_buttons: (e, block, world) =>
    h(
      'span',
      { class: 'feedback', role: 'group', 'aria-label': 'What do you think of this answer?' },
      [e.positive_button, e.negative_button].map((b) =>
        h(
          'button',
          {
            type: 'button',
            class: 'button',
            'data-testid': 'feedback-' + b.value,
            'aria-label': b.accessibility_label,
            on: { click: (event) => busy(event.currentTarget, () => world.use(e, block, b.value)) },
          },
          textObject(b.text, world),
        ),
      ),
    ),
  overflow: (e, block, world) =>
    menuButton(
      { class: 'button overflow', 'aria-label': e.accessibility_label || 'More actions', 'data-testid': 'action-' + e.action_id },
      '⋯',
      (e.options || []).map((o) => ({
        attributes: { 'data-testid': 'option-' + o.value },
        face: [textObject(o.text, world), o.description ? h('small', {}, textObject(o.description, world)) : null],
        run: (button) => {
          if (safeUrl(o.url)) window.open(o.url, '_blank', 'noopener');
          choose(e, block, world, o.value, button);
        },
      })),
    ),
  static_select: (e, block, world) =>
    h(
      'select',
      {
        'data-testid': 'action-' + e.action_id,
        'aria-label': e.placeholder ? e.placeholder.text : e.action_id,
        on: { keydown: openList, change: (event) => choose(e, block, world, event.currentTarget.value, event.currentTarget) },
      },
      h('option', { value: '' }, e.placeholder ? e.placeholder.text : 'Choose…'),
      options(e).map((o) =>
        h('option', { value: o.value, selected: !!e.initial_option && e.initial_option.value === o.value }, textObject(o.text, world)),
      ),
    ),
  checkboxes: (e, block, world) => choices(e, block, world, 'checkbox'),
  radio_buttons: (e, block, world) => choices(e, block, world, 'radio'),
  image: (e) => image(e),
};

// a closed list would choose, and so act, at each key on the way to what is wished
function openList(event) {
  const moves = event.key.length === 1 || /^(Arrow|Page)(Up|Down)$|^(Enter|Home|End)$/.test(event.key);
  if (moves && !event.ctrlKey && !event.metaKey && !event.altKey) (event.preventDefault(), event.currentTarget.showPicker());
}

export function options(e) {
  return e.options || (e.option_groups || []).flatMap((g) => g.options);
}

export function choices(e, block, world, type) {
  const initial = e.initial_options || (e.initial_option ? [e.initial_option] : []);
  const label = block.label ? block.label.text : e.action_id;
  const box = h('div', { class: 'choices', role: type === 'radio' ? 'radiogroup' : 'group', 'aria-label': label, 'data-testid': 'action-' + e.action_id });
  box.append(
    ...options(e).map((o) =>
      h(
        'label',
        {},
        h('input', {
          type,
          name: block.block_id + '/' + e.action_id,
          value: o.value,
          checked: initial.some((i) => i.value === o.value),
          'data-testid': 'option-' + o.value,
          on: {
            change: () => {
              const chosen = [...box.querySelectorAll('input:checked')].map((i) => i.value);
              if (block.type !== 'input') choose(e, block, world, type === 'radio' ? chosen[0] : chosen, box);
            },
          },
        }),
        h('span', {}, textObject(o.text, world), o.description ? h('small', {}, textObject(o.description, world)) : null),
      ),
    ),
  );
  return box;
}

async function press(e, block, world, button) {
  if (button.ariaDisabled === 'true' || (e.confirm && !(await ask(e.confirm, world)))) return;
  if (safeUrl(e.url)) window.open(e.url, '_blank', 'noopener');
  await busy(button, () => world.use(e, block, e.value));
}

/** Shows that something runs; the button keeps the keyboard's focus, which disabling would lose. */
export async function busy(button, work) {
  if (button.ariaDisabled === 'true') return;
  button.ariaDisabled = 'true';
  button.classList.add('busy');
  await work();
  button.ariaDisabled = 'false';
  button.classList.remove('busy');
}

async function choose(e, block, world, value) {
  if (e.confirm && !(await ask(e.confirm, world))) return;
  await world.use(e, block, value);
}
