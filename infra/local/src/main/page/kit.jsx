// The blocks that slack-blocks-to-jsx draws; docs/decisions/0008 says which and why not all.
import { Component } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { Message } from 'slack-blocks-to-jsx';
import 'slack-blocks-to-jsx/dist/style.css';
import { safeUrl } from './dom.js';
import { signs } from './icons.js';
import { dateText, person } from './mrkdwn.js';

const DRAWN = [
  'rich_text', 'markdown', 'divider', 'table', 'video', 'file', 'alert', 'card', 'carousel', 'container', 'plan', 'task_card', 'data_visualization',
];

/** A block as a node, or null when the library does not know its type. */
export function kit(block, world) {
  if (!DRAWN.includes(block.type)) return null;
  const node = document.createElement('block-kit');
  Object.assign(node, { block, world });
  return node;
}

class BlockKit extends HTMLElement {
  connectedCallback() {
    this.root = createRoot(this);
    flushSync(() => this.root.render(<Drawn block={this.block} world={this.world} />));
    signs(this);
  }

  disconnectedCallback() {
    this.root.unmount();
  }
}
customElements.define('block-kit', BlockKit);

/** One broken block must not take the page with it. */
class Drawn extends Component {
  state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  render() {
    const { block, world } = this.props;
    if (this.state.broken) return <span className="unknown">({block.type} block: cannot be drawn)</span>;
    return <Message name="" logo="" withoutWrapper theme="light" blocks={[literal(block)]} data={data(world)} hooks={hooks(world)} />;
  }
}

// the library reads markup in plain text too; only what it takes for verbatim it shows as it is
function literal(node) {
  if (Array.isArray(node)) return node.map(literal);
  if (node === null || typeof node !== 'object') return node;
  if (node.type === 'plain_text') return { type: 'mrkdwn', verbatim: true, text: node.text };
  if (node.type === 'raw_text') return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: node.text }] }] };
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, literal(value)]));
}

function data(world) {
  return {
    users: world.people.filter((p) => p.role !== 'group').map((p) => ({ id: p.id, name: p.real_name })),
    channels: world.channels,
    user_groups: world.people.filter((p) => p.role === 'group').map((p) => ({ id: p.id, name: p.name, handle: p.name })),
  };
}

function hooks(world) {
  const broadcast = (range) => () => <span className="mention">@{range}</span>;
  return {
    user: ({ id }) => <span className={'mention' + (id === world.as ? ' mine' : '')}>@{person(id, world)}</span>,
    usergroup: ({ id }) => <span className="mention">@{person(id, world)}</span>,
    channel: ({ id, name }) => <span className="mention">#{name || id}</span>,
    atHere: broadcast('here'),
    atChannel: broadcast('channel'),
    atEveryone: broadcast('everyone'),
    date: ({ timestamp, format, link, fallback }) => {
      const time = <time title={fallback || ''}>{dateText(timestamp, format || '{date_short} {time}')}</time>;
      return safeUrl(link) ? <a href={link}>{time}</a> : time;
    },
    link: ({ href, children }) =>
      safeUrl(href) ? <a href={href} target="_blank" rel="noreferrer noopener" title={href}>{children}</a> : <span>{children}</span>,
  };
}
