// Modals and confirm dialogs.
import { blocks, busy } from './blocks.js';
import { h } from './dom.js';
import { keepFocus } from './focus.js';
import { fill, values } from './inputs.js';
import { textObject } from './mrkdwn.js';

/** Shows a confirm dialog; answers whether the person agreed. */
export function ask(confirm, world) {
  return new Promise((resolve) => {
    const back = keepFocus();
    const done = () => (dialog.remove(), back(), resolve(dialog.returnValue === 'yes'));
    const dialog = h(
      'dialog',
      { class: 'dialog small', 'data-testid': 'confirm', 'aria-label': confirm.title.text, on: { close: done } },
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
let back = null; // puts the focus where it was before the first modal
const typed = new Map(); // what is filled in, by view: kept under another modal and over an update

/** Makes the dialog on screen match the topmost view. */
export function showView(row, world) {
  if (!row) return endViews();
  const { view, errors } = row;
  if (shown && shown.id === view.id && shown.hash === view.hash) {
    if (shown.errors !== JSON.stringify(errors)) showErrors(errors);
    return;
  }
  if (!back) back = keepFocus();
  const same = shown && shown.id === view.id;
  const scroll = same ? shown.dialog.querySelector('.body').scrollTop : 0;
  const again = same ? keepFocus(shown.dialog) : () => {};
  closeShown();
  const dialog = build(view, world);
  fill(dialog, typed.get(view.id) || {});
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('.body').scrollTop = scroll;
  shown = { id: view.id, hash: view.hash, errors: '', dialog };
  again();
  showErrors(errors);
}

function endViews() {
  closeShown();
  typed.clear();
  if (back) back();
  back = null;
}

function closeShown() {
  if (!shown) return;
  typed.set(shown.id, values(shown.dialog));
  shown.dialog.remove();
  shown = null;
}

function build(view, world) {
  const inModal = { ...world, use: (e, block, value) => world.useInView(view.id, e, value, values(dialog)) };
  const close = () => world.closeView(view.id);
  const dialog = h(
    'dialog',
    {
      class: 'dialog',
      'data-testid': 'modal',
      'data-view-id': view.id,
      'data-callback-id': view.callback_id,
      'aria-label': view.title.text,
      on: { cancel: (event) => (event.preventDefault(), close()), keydown: submitOnEnter },
    },
    h(
      'header',
      {},
      h('img', { src: '/icon.svg', alt: '' }),
      h('h2', { 'data-testid': 'modal-title' }, textObject(view.title, world)),
      h('button', { type: 'button', class: 'plain-button close', 'aria-label': 'Close', 'data-testid': 'modal-x', on: { click: close } }, '✕'),
    ),
    h('div', { class: 'trouble', 'data-testid': 'modal-trouble', hidden: true }),
    h('div', { class: 'body', tabindex: '0', autofocus: true }, blocks(view.blocks, inModal)),
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

function submitOnEnter(event) {
  const line = event.target.matches('input:not([type="checkbox"]):not([type="radio"])');
  const button = event.currentTarget.querySelector('[data-testid="modal-submit"]');
  if (event.key === 'Enter' && line && button && !event.isComposing) (event.preventDefault(), button.click());
}

function submit(view, dialog, world, button) {
  return busy(button, () => world.submitView(view.id, values(dialog)));
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
    one.querySelector('[data-input]').ariaInvalid = String(!!text);
  }
}
