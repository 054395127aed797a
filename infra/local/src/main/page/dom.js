// Builds elements from data. Text always becomes text nodes: nothing here reads HTML.

export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (name in element && typeof value !== 'string') {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter((c) => c !== undefined && c !== null && c !== ''));
  return element;
}

/** Makes the children of a parent match rows, touching only what changed. */
export function patch(parent, rows, render) {
  const old = new Map([...parent.children].map((c) => [c.dataset.key, c]));
  let before = parent.firstElementChild;
  for (const row of rows) {
    const state = JSON.stringify(row.state);
    let node = old.get(row.key);
    if (!node || node.renderedFrom !== state) {
      const fresh = render(row);
      fresh.dataset.key = row.key;
      fresh.renderedFrom = state;
      if (node) {
        if (before === node) before = fresh;
        node.replaceWith(fresh);
      }
      node = fresh;
    }
    old.delete(row.key);
    if (node === before) before = before.nextElementSibling;
    else parent.insertBefore(node, before);
  }
  for (const gone of old.values()) gone.remove();
}

/** Only addresses that cannot run anything. */
export function safeUrl(url) {
  return /^(https?:\/\/|mailto:)/i.test(url || '') ? url : null;
}
