// Block Kit as DOM nodes. `world` has people, channels, as, and use(control, value, element).
import { h, safeUrl } from './dom.js';
import { dateText, emoji, link, mention, mrkdwn, textObject, userMention } from './mrkdwn.js';
import { ask } from './modal.js';

export function blocks(list, world) {
  return (list || []).map((b) => {
    const node = (BLOCKS[b.type] || unknown)(b, world);
    node.classList.add('block', 'block-' + b.type);
    node.dataset.blockId = b.block_id || '';
    return node;
  });
}

const BLOCKS = {
  header: (b, world) => h('h3', {}, textObject(b.text, world)),
  divider: () => h('hr'),
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
  rich_text: (b, world) => h('div', {}, b.elements.map((e) => rich(e, world))),
  markdown: (b, world) => h('div', {}, markdown(b.text || '', world)),
  input: (b, world) => h('div', {}, h('label', {}, textObject(b.label, world)), element(b.element, b, world)),
};

function unknown(b) {
  return h('div', { class: 'unknown' }, `(${b.type} block: not shown here)`);
}

// pictures come only from this machine; others show their description
function image(e) {
  const local = e.image_url && e.image_url.startsWith(location.origin + '/');
  if (local) return h('img', { src: e.image_url, alt: e.alt_text || '', class: 'picture' });
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
  overflow: (e, block, world) =>
    h(
      'details',
      { class: 'overflow', 'data-testid': 'action-' + e.action_id },
      h('summary', { 'aria-label': 'More actions', class: 'button' }, '⋯'),
      h(
        'div',
        { class: 'menu' },
        (e.options || []).map((o) =>
          h(
            'button',
            {
              type: 'button',
              'data-testid': 'option-' + o.value,
              on: {
                click: (event) => {
                  event.currentTarget.closest('details').open = false;
                  if (safeUrl(o.url)) window.open(o.url, '_blank', 'noopener');
                  choose(e, block, world, o.value, event.currentTarget);
                },
              },
            },
            textObject(o.text, world),
            o.description ? h('small', {}, textObject(o.description, world)) : null,
          ),
        ),
      ),
    ),
  static_select: (e, block, world) =>
    h(
      'select',
      {
        'data-testid': 'action-' + e.action_id,
        'aria-label': e.placeholder ? e.placeholder.text : e.action_id,
        on: { change: (event) => choose(e, block, world, event.currentTarget.value, event.currentTarget) },
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

export function options(e) {
  return e.options || (e.option_groups || []).flatMap((g) => g.options);
}

export function choices(e, block, world, type) {
  const initial = e.initial_options || (e.initial_option ? [e.initial_option] : []);
  const box = h('div', { class: 'choices', 'data-testid': 'action-' + e.action_id });
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
  if (e.confirm && !(await ask(e.confirm, world))) return;
  if (safeUrl(e.url)) window.open(e.url, '_blank', 'noopener');
  button.disabled = true;
  button.classList.add('busy');
  await world.use(e, block, e.value);
  button.disabled = false;
  button.classList.remove('busy');
}

async function choose(e, block, world, value) {
  if (e.confirm && !(await ask(e.confirm, world))) return;
  await world.use(e, block, value);
}

// ---- rich text

function rich(e, world) {
  switch (e.type) {
    case 'rich_text_preformatted':
      return h('pre', {}, e.elements.map((x) => piece(x, world)));
    case 'rich_text_quote':
      return h('blockquote', {}, e.elements.map((x) => piece(x, world)));
    case 'rich_text_list': {
      const list = h(e.style === 'ordered' ? 'ol' : 'ul', { class: 'indent-' + (e.indent || 0) }, e.elements.map((x) => h('li', {}, rich(x, world))));
      if (e.offset) list.setAttribute('start', e.offset + 1);
      return list;
    }
    default:
      return h('div', { class: 'rich' }, (e.elements || []).map((x) => piece(x, world)));
  }
}

function piece(e, world) {
  switch (e.type) {
    case 'link':
      return styled(link(e.url, e.text || e.url), e.style);
    case 'user':
      return userMention(e.user_id, world);
    case 'usergroup':
      return mention('group', '@' + (world.people.find((p) => p.id === e.usergroup_id) || { name: e.usergroup_id }).name);
    case 'channel':
      return mention('channel', '#' + (world.channels.find((c) => c.id === e.channel_id) || { name: e.channel_id }).name);
    case 'broadcast':
      return mention('broadcast', '@' + e.range);
    case 'emoji':
      return emoji(':' + e.name + ':');
    case 'date':
      return h('time', { title: e.fallback || '' }, dateText(e.timestamp, e.format || '{date_short} {time}'));
    default:
      return styled(e.text || '', e.style);
  }
}

function styled(node, style) {
  for (const [name, tag] of [['code', 'code'], ['bold', 'strong'], ['italic', 'em'], ['strike', 's']]) {
    if (style && style[name]) node = h(tag, {}, node);
  }
  return node;
}

// ---- markdown block: headings, bold, lists, code, links
function markdown(text, world) {
  return text.split(/```/).flatMap((part, i) => {
    if (i % 2) return [h('pre', {}, part.replace(/^\w*\n/, '').replace(/\n$/, ''))];
    return part.split('\n').map((line) => {
      const heading = line.match(/^#{1,6}\s+(.*)$/);
      if (heading) return h('h4', {}, markdownLine(heading[1], world));
      const item = line.match(/^\s*(?:[-*]|\d+\.)\s+(.*)$/);
      return h('div', { class: item ? 'item' : 'line' }, markdownLine(item ? item[1] : line, world));
    });
  });
}

function markdownLine(line, world) {
  const slack = line
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<$2|$1>')
    .replace(/\*\*([^*]+)\*\*/g, '*$1*');
  return mrkdwn(slack, world, false);
}
