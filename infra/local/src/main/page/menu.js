// A button that opens a menu: arrows, Home, End, Escape, as ARIA's authoring practices ask.
import { h } from './dom.js';

let ids = 0;

/**
 * A menu button.
 *
 * @param attributes of the button
 * @param face what the button shows
 * @param items {attributes, face, run}: what the menu offers
 */
export function menuButton(attributes, face, items) {
  const menu = h('div', { class: 'menu', role: 'menu', popover: 'auto', id: 'menu-' + ++ids, 'aria-label': attributes['aria-label'] });
  const button = h('button', { type: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-controls': menu.id, ...attributes }, face);
  menu.append(
    ...items.map((item) =>
      h('button', { type: 'button', role: 'menuitem', tabindex: '-1', ...item.attributes, on: { click: () => (menu.hidePopover(), button.focus(), item.run(button)) } }, item.face),
    ),
  );
  const isOpen = () => menu.matches(':popover-open');
  const open = () => {
    menu.showPopover();
    place(menu, button);
    menu.firstElementChild.focus();
  };
  // a press outside closes the menu before the button hears of its click
  let pressedOpen = false;
  button.addEventListener('pointerdown', () => (pressedOpen = isOpen()));
  button.addEventListener('click', () => {
    if (isOpen()) menu.hidePopover();
    else if (!pressedOpen) open();
    pressedOpen = false;
  });
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    if (!isOpen()) open();
  });
  menu.addEventListener('toggle', (event) => button.setAttribute('aria-expanded', String(event.newState === 'open')));
  menu.addEventListener('keydown', (event) => keys(event, menu, button));
  return h('span', { class: 'menu-holder' }, button, menu);
}

function place(menu, button) {
  const at = button.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const below = at.bottom + 4 + size.height <= innerHeight;
  menu.style.top = Math.max(4, below ? at.bottom + 4 : at.top - 4 - size.height) + 'px';
  menu.style.left = Math.max(4, Math.min(at.left, innerWidth - size.width - 8)) + 'px';
}

function keys(event, menu, button) {
  const all = [...menu.children];
  const at = all.indexOf(document.activeElement);
  const next = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    all[next].focus();
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    event.stopPropagation();
    menu.hidePopover();
    button.focus();
  }
}
