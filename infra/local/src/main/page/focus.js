// Keeps the keyboard where the person left it, though what is on screen is drawn anew.

/** Remembers where the focus is; calling the answer puts it back there, or as near as possible. */
export function keepFocus(within = document) {
  const at = document.activeElement;
  if (!at || at === document.body || !within.contains(at)) return () => {};
  const message = at.closest('[data-ts]');
  const key = message ? `[data-ts="${message.dataset.ts}"]` : '';
  const name = at.dataset.testid ? `[data-testid="${CSS.escape(at.dataset.testid)}"]` : '';
  const pane = at.closest('#thread') ? '#thread ' : '';
  const regions = [pane && 'thread-messages', at.closest('#home') && 'home', 'messages'];
  return () => {
    if (usable(at)) return at.focus();
    const same = name && [...document.querySelectorAll(`${pane}${key} ${name}`)].find(usable);
    const near = key && document.querySelector(pane + key);
    const region = regions.map((id) => id && document.getElementById(id)).find((e) => e && e.checkVisibility());
    (same || near || region)?.focus();
  };
}

function usable(element) {
  return element.isConnected && !element.disabled && element.checkVisibility();
}

const REGIONS = ['side', 'home', 'messages', 'composer-text', 'thread-messages', 'thread-text', 'faults'];

/** F6 goes from region to region, as in Slack; arrows go from message to message. */
export function regionKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'F6' || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    const shown = REGIONS.map((id) => document.getElementById(id)).filter((e) => e && e.checkVisibility());
    const at = shown.findIndex((e) => e.contains(document.activeElement));
    const step = event.shiftKey ? -1 : 1;
    shown[(at + step + shown.length) % shown.length].focus();
  });
  for (const list of document.querySelectorAll('.messages')) list.addEventListener('keydown', alongMessages);
}

function alongMessages(event) {
  const list = event.currentTarget;
  const onMessage = event.target === list || event.target.matches('[data-ts]');
  if (!onMessage || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const all = [...list.querySelectorAll('[data-ts]')];
  const at = all.indexOf(event.target);
  const next = event.key === 'ArrowDown' ? all[at + 1] : at < 0 ? all.at(-1) : all[at - 1];
  if (next) (event.preventDefault(), next.focus());
}
