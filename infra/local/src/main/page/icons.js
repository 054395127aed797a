// Drawn signs, so that the page looks the same on a machine without an emoji font.

const CIRCLES = { '🔴': '#d92d3f', '🟠': '#ee8a1d', '🟡': '#f2c31b', '🟢': '#2f9e5b', '🔵': '#2f74d0', '⚪': '#dcdce0', '⚫': '#2b2b2e' };
const tick = '<path d="M4.5 10.5l3.6 3.6 7.4-8" fill="none" stroke="#fff" stroke-width="2.4"/>';
const SHAPES = {
  '✅': '<rect x="1.5" y="1.5" width="17" height="17" rx="4" fill="#2f9e5b"/>' + tick,
  '✔': '<path d="M3 10.5l4.6 4.6L17 5" fill="none" stroke="#2f9e5b" stroke-width="3"/>',
  '❌': '<path d="M4 4l12 12M16 4L4 16" stroke="#d92d3f" stroke-width="3.4"/>',
  '⚠': '<path d="M10 2l8.6 16H1.4z" fill="#f2c31b"/><path d="M10 8v5M10 14.6v1.8" stroke="#3b2f00" stroke-width="1.9"/>',
  '🚨': '<path d="M4.5 14v-3.5a5.5 5.5 0 0 1 11 0V14z" fill="#d92d3f"/><rect x="2.5" y="14" width="15" height="4" rx="1" fill="#5b6470"/><path d="M10 .8v2M2.6 4l1.5 1.4M17.4 4l-1.5 1.4" stroke="#ee8a1d" stroke-width="1.8"/>',
  '🔥': '<path d="M10 1c1 4 6 5.5 6 11a6 6 0 0 1-12 0c0-3 2-4 2.5-6.5C8 7 8.5 8 8.5 9 10 7 10.5 4 10 1z" fill="#ee6c1d"/>',
  '🛑': '<path d="M6.2 1.5h7.6l4.7 4.7v7.6l-4.7 4.7H6.2l-4.7-4.7V6.2z" fill="#d92d3f"/>',
  '⛔': '<circle cx="10" cy="10" r="8.5" fill="#d92d3f"/><rect x="4.5" y="8.3" width="11" height="3.4" fill="#fff"/>',
  '⏳': '<path d="M5 2h10M5 18h10M6 2c0 5 4 5.5 4 8s-4 3-4 8M14 2c0 5-4 5.5-4 8s4 3 4 8" fill="none" stroke="#8a6a2f" stroke-width="1.8"/>',
  '👀': '<ellipse cx="6" cy="10" rx="4" ry="6.5" fill="#fff" stroke="#77767a"/><ellipse cx="14.5" cy="10" rx="4" ry="6.5" fill="#fff" stroke="#77767a"/><circle cx="7.3" cy="11" r="2" fill="#1d1c1d"/><circle cx="15.8" cy="11" r="2" fill="#1d1c1d"/>',
  '📄': '<path d="M4.5 1.5h8l4 4v13h-12z" fill="#fff" stroke="#77767a" stroke-width="1.4"/><path d="M7 8.5h7M7 11.5h7M7 14.5h4.5" stroke="#77767a" stroke-width="1.3"/>',
  '📝': '<path d="M3.5 1.5h11v17h-11z" fill="#fff" stroke="#77767a" stroke-width="1.4"/><path d="M6 6h6M6 9h6" stroke="#77767a" stroke-width="1.3"/><path d="M9.5 15.5l7.5-8 2 2-7.5 8-2.6.5z" fill="#ee8a1d"/>',
  '🔍': '<circle cx="8.5" cy="8.5" r="5.5" fill="#eaf3fb" stroke="#4d5966" stroke-width="2"/><path d="M12.8 12.8l5 5" stroke="#4d5966" stroke-width="2.6"/>',
  '🔒': '<rect x="3.5" y="8.5" width="13" height="10" rx="2" fill="#d9a514"/><path d="M6.5 8.5V6a3.5 3.5 0 0 1 7 0v2.5" fill="none" stroke="#77767a" stroke-width="2"/>',
  '🔧': '<path d="M13 2a5 5 0 0 0-4.5 7L2 15.5 4.5 18 11 11.5A5 5 0 0 0 17.8 6L15 8.5 11.8 7.8 11.5 5z" fill="#68727e"/>',
  '💬': '<path d="M2 3.5h16v10h-8.5l-4 4v-4H2z" fill="none" stroke="currentColor" stroke-width="1.7"/>',
  '👁': '<path d="M1.5 10S4.5 4.5 10 4.5 18.5 10 18.5 10 15.5 15.5 10 15.5 1.5 10 1.5 10z" fill="none" stroke="currentColor" stroke-width="1.6"/><circle cx="10" cy="10" r="2.6" fill="currentColor"/>',
};
for (const [sign, color] of [['🔶', '#ee8a1d'], ['🔷', '#2f74d0']]) SHAPES[sign] = `<path d="M10 1l9 9-9 9-9-9z" fill="${color}"/>`;
for (const [sign, color] of Object.entries(CIRCLES)) SHAPES[sign] = `<circle cx="10" cy="10" r="8" fill="${color}"/>`;
const SIGNS = new RegExp('(?:' + Object.keys(SHAPES).join('|') + ')\\uFE0F?', 'gu');

/** A drawn sign; its markup is the constant above, never data. */
export function icon(sign) {
  const drawn = new DOMParser().parseFromString(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" class="icon" role="img">${SHAPES[sign]}</svg>`,
    'image/svg+xml',
  ).documentElement;
  drawn.setAttribute('aria-label', sign);
  return document.importNode(drawn, true);
}

/** Replaces the signs in what somebody else has drawn. */
export function signs(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) if (walker.currentNode.data.search(SIGNS) >= 0) found.push(walker.currentNode);
  for (const node of found) node.replaceWith(...withIcons(node.data));
}

/** Text with the signs we can draw replaced by drawings. */
export function withIcons(text) {
  const nodes = [];
  let at = 0;
  for (const m of text.matchAll(SIGNS)) {
    if (m.index > at) nodes.push(text.slice(at, m.index));
    nodes.push(icon(m[0].replace('\uFE0F', '')));
    at = m.index + m[0].length;
  }
  if (at < text.length) nodes.push(text.slice(at));
  return nodes;
}
