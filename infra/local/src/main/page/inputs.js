// What a person fills in, in modals, in the Home tab and in messages.
import { choices, options } from './blocks.js';
import { h } from './dom.js';
import { textObject } from './mrkdwn.js';

const TYPES = {
  plain_text_input: 'text', number_input: 'number', email_text_input: 'email', url_text_input: 'url', datepicker: 'date', timepicker: 'time',
};

/** An input block: label, control, hint, and room for what is wrong with it. */
export function field(block, world) {
  const e = block.element;
  const group = e.type === 'checkboxes' || e.type === 'radio_buttons';
  const id = 'input-' + block.block_id + '-' + e.action_id;
  return h(
    'div',
    { class: 'field', 'data-block-id': block.block_id },
    h(group ? 'div' : 'label', group ? { class: 'label' } : { for: id }, textObject(block.label, world), block.optional ? h('span', { class: 'optional' }, ' (optional)') : null),
    input(e, block, world, id),
    block.hint ? h('div', { class: 'hint-text' }, textObject(block.hint, world)) : null,
    h('div', { class: 'field-error', id: id + '-error', 'data-testid': 'error-' + block.block_id, role: 'alert', hidden: true }),
  );
}

function input(e, block, world, id) {
  const common = { id, 'data-testid': 'input-' + e.action_id, 'data-input': block.block_id + '/' + e.action_id, 'aria-describedby': id + '-error' };
  const placeholder = e.placeholder ? e.placeholder.text : undefined;
  if (e.type === 'checkboxes' || e.type === 'radio_buttons') {
    const box = choices(e, block, world, e.type === 'checkboxes' ? 'checkbox' : 'radio');
    for (const [name, value] of Object.entries(common)) box.setAttribute(name, value);
    box.dataset.many = e.type === 'checkboxes' ? 'yes' : '';
    return box;
  }
  if (e.type === 'plain_text_input' && e.multiline) {
    const area = h('textarea', { ...common, rows: '4', placeholder, maxlength: String(e.max_length || 3000) });
    area.value = e.initial_value || '';
    return area;
  }
  if (TYPES[e.type]) {
    const one = h('input', { ...common, type: TYPES[e.type], placeholder });
    one.value = e.initial_value || e.initial_date || e.initial_time || '';
    return one;
  }
  return select(e, common, placeholder, world);
}

function select(e, common, placeholder, world) {
  const people = world.people.filter((p) => !p.bot && p.role !== 'group');
  const rows = {
    users_select: people.map((p) => ({ value: p.id, label: p.real_name })),
    conversations_select: world.channels.map((c) => ({ value: c.id, label: '#' + c.name })),
    channels_select: world.channels.filter((c) => !c.direct).map((c) => ({ value: c.id, label: '#' + c.name })),
  };
  const list = rows[e.type] || options(e).map((o) => ({ value: o.value, label: o.text.text }));
  const many = e.type === 'multi_static_select';
  const initial = (e.initial_options || (e.initial_option ? [e.initial_option] : [])).map((o) => o.value);
  initial.push(e.initial_user, e.initial_conversation, e.initial_channel);
  const node = h(
    'select',
    { ...common, multiple: many },
    many ? null : h('option', { value: '' }, placeholder || 'Choose…'),
    list.map((o) => h('option', { value: o.value, selected: initial.includes(o.value) }, o.label)),
  );
  node.dataset.many = many ? 'yes' : '';
  return node;
}

/** Fills in what has been filled in before; inputs that are not among it keep what they begin with. */
export function fill(parent, filled) {
  for (const node of parent.querySelectorAll('[data-input]')) {
    const before = filled[node.dataset.input];
    if (before === undefined) continue;
    const chosen = [before].flat();
    for (const o of node.querySelectorAll('input, option')) o[o.matches('option') ? 'selected' : 'checked'] = chosen.includes(o.value);
    if (node.matches('input, textarea')) node.value = before;
  }
}

/** What has been filled in, by block id and action id. */
export function values(parent) {
  const filled = {};
  for (const node of parent.querySelectorAll('[data-input]')) {
    if (node.dataset.many) {
      filled[node.dataset.input] = [...node.querySelectorAll('input:checked, option:checked')].map((o) => o.value);
    } else if (node.classList.contains('choices')) {
      filled[node.dataset.input] = (node.querySelector('input:checked') || { value: '' }).value;
    } else {
      filled[node.dataset.input] = node.value;
    }
  }
  return filled;
}
