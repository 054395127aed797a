// Modals and confirm dialogs.
import { h } from './dom.js';
import { textObject } from './mrkdwn.js';
import { blocks, choices, options } from './blocks.js';

/** Shows a confirm dialog; answers whether the person agreed. */
export function ask(confirm, world) {
  return new Promise((resolve) => {
    const dialog = h(
      'dialog',
      { class: 'dialog small', 'data-testid': 'confirm', on: { close: () => (dialog.remove(), resolve(dialog.returnValue === 'yes')) } },
      h('header', {}, h('h2', {}, textObject(confirm.title, world))),
      h('div', { class: 'body' }, textObject(confirm.text, world)),
      h(
        'footer',
        {},
        h('button', { type: 'button', class: 'button', 'data-testid': 'confirm-deny', on: { click: () => dialog.close('no') } }, textObject(confirm.deny, world)),
        h('button', { type: 'button', class: 'button ' + (confirm.style || 'primary'), 'data-testid': 'confirm-ok', on: { click: () => dialog.close('yes') } }, textObject(confirm.confirm, world)),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}

let shown = null; // {id, hash, errors, dialog}

/** Makes the dialog on screen match the topmost view. */
export function showView(row, world) {
  if (!row) return closeShown();
  const { view, errors } = row;
  if (shown && shown.id === view.id && shown.hash === view.hash) {
    if (shown.errors !== JSON.stringify(errors)) showErrors(errors);
    return;
  }
  const sameModal = shown && shown.id === view.id;
  const scroll = sameModal ? shown.dialog.querySelector('.body').scrollTop : 0;
  closeShown();
  const dialog = build(view, world);
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('.body').scrollTop = scroll;
  shown = { id: view.id, hash: view.hash, errors: '', dialog };
  showErrors(errors);
}

function closeShown() {
  if (!shown) return;
  shown.dialog.remove();
  shown = null;
}

function build(view, world) {
  const inModal = { ...world, use: (e, block, value) => world.useInView(view.id, e, value, values(view, dialog)) };
  const close = () => world.closeView(view.id);
  const dialog = h(
    'dialog',
    {
      class: 'dialog',
      'data-testid': 'modal',
      'data-view-id': view.id,
      'data-callback-id': view.callback_id,
      'aria-label': view.title.text,
      on: { cancel: (event) => (event.preventDefault(), close()) },
    },
    h(
      'header',
      {},
      h('img', { src: '/icon.svg', alt: '' }),
      h('h2', { 'data-testid': 'modal-title' }, textObject(view.title, world)),
      h('button', { type: 'button', class: 'plain-button close', 'aria-label': 'Close', 'data-testid': 'modal-x', on: { click: close } }, '✕'),
    ),
    h('div', { class: 'trouble', 'data-testid': 'modal-trouble', hidden: true }),
    h('div', { class: 'body', tabindex: '-1', autofocus: true }, view.blocks.map((b) => (b.type === 'input' ? field(b, inModal) : blocks([b], inModal)))),
    h(
      'footer',
      {},
      h('button', { type: 'button', class: 'button', 'data-testid': 'modal-close', on: { click: close } }, view.close ? textObject(view.close, world) : 'Close'),
      view.submit
        ? h(
            'button',
            {
              type: 'button',
              class: 'button primary',
              'data-testid': 'modal-submit',
              on: { click: (event) => submit(view, dialog, world, event.currentTarget) },
            },
            textObject(view.submit, world),
          )
        : null,
    ),
  );
  return dialog;
}

async function submit(view, dialog, world, button) {
  button.disabled = true;
  button.classList.add('busy');
  await world.submitView(view.id, values(view, dialog));
  button.disabled = false;
  button.classList.remove('busy');
}

const TYPES = {
  plain_text_input: 'text', number_input: 'number', email_text_input: 'email', url_text_input: 'url', datepicker: 'date', timepicker: 'time',
};

function field(block, world) {
  const e = block.element;
  const id = 'input-' + block.block_id + '-' + e.action_id;
  return h(
    'div',
    { class: 'field', 'data-block-id': block.block_id },
    h('label', { for: id }, textObject(block.label, world), block.optional ? h('span', { class: 'optional' }, ' (optional)') : null),
    input(e, block, world, id),
    block.hint ? h('div', { class: 'hint-text' }, textObject(block.hint, world)) : null,
    h('div', { class: 'field-error', 'data-testid': 'error-' + block.block_id, role: 'alert', hidden: true }),
  );
}

function input(e, block, world, id) {
  const common = { id, 'data-testid': 'input-' + e.action_id, 'data-input': block.block_id + '/' + e.action_id };
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

/** What has been filled in, by block id and action id. */
function values(view, dialog) {
  const filled = {};
  for (const node of dialog.querySelectorAll('[data-input]')) {
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

function showErrors(errors) {
  shown.errors = JSON.stringify(errors);
  const trouble = shown.dialog.querySelector('.trouble');
  const fields = [...shown.dialog.querySelectorAll('.field')];
  const unplaced = Object.entries(errors || {}).filter(([id]) => !fields.some((f) => f.dataset.blockId === id));
  trouble.textContent = unplaced.map(([, text]) => text).join(' ');
  trouble.hidden = !unplaced.length;
  for (const one of fields) {
    const text = (errors || {})[one.dataset.blockId];
    const node = one.querySelector('.field-error');
    node.textContent = text || '';
    node.hidden = !text;
    one.classList.toggle('wrong', !!text);
  }
}
