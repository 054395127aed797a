// Slack's mrkdwn as DOM nodes.
import { h, safeUrl } from './dom.js';
import { withIcons } from './icons.js';

const EMOJI = {
  rotating_light: '🚨', white_check_mark: '✅', heavy_check_mark: '✔️', warning: '⚠️', x: '❌', fire: '🔥', eyes: '👀',
  red_circle: '🔴', large_red_circle: '🔴', large_orange_circle: '🟠', large_yellow_circle: '🟡', large_green_circle: '🟢',
  large_blue_circle: '🔵', white_circle: '⚪', black_circle: '⚫', mag: '🔍', memo: '📝', bulb: '💡', rocket: '🚀',
  hourglass_flowing_sand: '⏳', hourglass: '⌛', lock: '🔒', unlock: '🔓', raised_hand: '✋', no_entry: '⛔', octagonal_sign: '🛑',
  wrench: '🔧', hammer_and_wrench: '🛠️', gear: '⚙️', package: '📦', page_facing_up: '📄', link: '🔗', book: '📖',
  arrows_counterclockwise: '🔄', repeat: '🔁', rewind: '⏪', leftwards_arrow_with_hook: '↩️', stopwatch: '⏱️', clock1: '🕐',
  calendar: '📅', chart_with_upwards_trend: '📈', chart_with_downwards_trend: '📉', bell: '🔔', no_bell: '🔕', thumbsup: '👍', '+1': '👍',
  thumbsdown: '👎', '-1': '👎', wave: '👋', tada: '🎉', question: '❓', grey_question: '❔', exclamation: '❗', bust_in_silhouette: '👤',
  busts_in_silhouette: '👥', robot_face: '🤖', information_source: 'ℹ️', pushpin: '📌', ballot_box_with_check: '☑️', construction: '🚧',
  hospital: '🏥', broken_heart: '💔', green_heart: '💚', test_tube: '🧪', scroll: '📜', speech_balloon: '💬', zzz: '💤', shield: '🛡️',
};

/** Text with :names: and signs as pictures. */
export function emoji(text) {
  return withIcons(text.replace(/:([a-z0-9_+-]+):/g, (all, name) => EMOJI[name] || all));
}

function unescape(text) {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

export function mention(kind, label, mine) {
  return h('span', { class: 'mention' + (mine ? ' mine' : ''), 'data-kind': kind }, label);
}

export function person(id, world) {
  const found = world.people.find((p) => p.id === id);
  return found ? found.real_name || found.name : id;
}

export function userMention(id, world) {
  return mention('user', '@' + person(id, world), id === world.as);
}

export function link(url, label) {
  const safe = safeUrl(url);
  return safe ? h('a', { href: safe, target: '_blank', rel: 'noreferrer noopener', title: safe }, label) : label;
}

const TOKENS = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
};

function ago(date) {
  const seconds = Math.round((Date.now() - date) / 1000);
  if (Math.abs(seconds) < 60) return 'just now';
  const minutes = Math.round(seconds / 60);
  if (Math.abs(minutes) < 60) return `${minutes} min ago`;
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 48 ? `${hours} h ago` : `${Math.round(hours / 24)} days ago`;
}

/** A date in the reader's zone. */
export function dateText(seconds, format) {
  const date = new Date(Number(seconds) * 1000);
  return format.replace(/\{(\w+)\}/g, (all, token) => {
    if (token === 'ago') return ago(date);
    const options = TOKENS[token.replace(/_pretty$/, '')];
    if (!options) return all;
    const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86400000);
    if (token.endsWith('_pretty') && (days === 0 || days === 1)) return days === 0 ? 'today' : 'yesterday';
    return new Intl.DateTimeFormat('en-GB', options).format(date);
  });
}

function angle(inner, world) {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : unescape(inner.slice(bar + 1));
  if (target.startsWith('@')) return userMention(target.slice(1), world);
  if (target.startsWith('#')) {
    const channel = world.channels.find((c) => c.id === target.slice(1));
    return mention('channel', '#' + (channel ? channel.name : label || target.slice(1)));
  }
  if (target.startsWith('!date^')) {
    const [, seconds, format, url] = target.split('^');
    const text = isNaN(Number(seconds)) ? label : dateText(seconds, unescape(format || ''));
    const shown = h('time', { title: label }, text);
    return url ? link(unescape(url), shown) : shown;
  }
  if (target.startsWith('!subteam^')) {
    const group = world.people.find((p) => p.id === target.slice(9));
    return mention('group', group ? '@' + group.name : label || target.slice(9));
  }
  if (target.startsWith('!')) return mention('broadcast', '@' + target.slice(1));
  if (!safeUrl(unescape(target))) return '<' + unescape(inner) + '>';
  return link(unescape(target), label || unescape(target).replace(/^mailto:/, ''));
}

const INLINE = new RegExp(
  [
    '`([^`\\n]+)`',
    '<([^<>\\n]+)>',
    '(?<![\\w*])\\*(?=\\S)([^*\\n]*[^*\\s])\\*(?![\\w*])',
    '(?<![\\w_])_(?=\\S)([^_\\n]*[^_\\s])_(?![\\w_])',
    '(?<![\\w~])~(?=\\S)([^~\\n]*[^~\\s])~(?![\\w~])',
    '(https?://[^\\s<>|]+[^\\s<>|.,;:!?)])',
  ].join('|'),
  'g',
);

function inline(text, world, verbatim) {
  const nodes = [];
  let at = 0;
  for (const m of text.matchAll(INLINE)) {
    if (m.index > at) nodes.push(...emoji(unescape(text.slice(at, m.index))));
    at = m.index + m[0].length;
    if (m[1] !== undefined) nodes.push(h('code', {}, unescape(m[1])));
    else if (m[2] !== undefined) nodes.push(angle(m[2], world));
    else if (m[3] !== undefined) nodes.push(h('strong', {}, inline(m[3], world, verbatim)));
    else if (m[4] !== undefined) nodes.push(h('em', {}, inline(m[4], world, verbatim)));
    else if (m[5] !== undefined) nodes.push(h('s', {}, inline(m[5], world, verbatim)));
    else nodes.push(verbatim ? unescape(m[6]) : link(unescape(m[6]), unescape(m[6])));
  }
  if (at < text.length) nodes.push(...emoji(unescape(text.slice(at))));
  return nodes;
}

function lines(text, world, verbatim) {
  const nodes = [];
  let quote = [];
  const flush = () => {
    if (quote.length) nodes.push(h('blockquote', {}, join(quote, world, verbatim)));
    quote = [];
  };
  let plain = [];
  const flushPlain = () => {
    if (plain.length) nodes.push(...join(plain, world, verbatim));
    plain = [];
  };
  for (const line of text.split('\n')) {
    const quoted = line.match(/^(?:&gt;|>) ?(.*)$/);
    if (quoted) {
      flushPlain();
      quote.push(quoted[1]);
    } else {
      flush();
      plain.push(line);
    }
  }
  flush();
  flushPlain();
  return nodes;
}

function join(rows, world, verbatim) {
  return rows.flatMap((row, i) => (i ? [h('br'), ...inline(row, world, verbatim)] : inline(row, world, verbatim)));
}

/** A whole mrkdwn text. */
export function mrkdwn(text, world, verbatim) {
  const nodes = [];
  const pieces = (text || '').split('```');
  pieces.forEach((piece, i) => {
    if (i % 2 === 1 && i < pieces.length - 1) {
      nodes.push(h('pre', {}, unescape(piece.replace(/^\n/, '').replace(/\n$/, ''))));
    } else {
      const shown = i % 2 === 1 ? '```' + piece : piece;
      if (shown) nodes.push(...lines(i ? shown.replace(/^\n/, '') : shown, world, verbatim));
    }
  });
  return nodes;
}

/** A text object, plain or mrkdwn. */
export function textObject(object, world) {
  if (!object) return [];
  return object.type === 'mrkdwn' ? mrkdwn(object.text, world, object.verbatim) : h('span', { class: 'plain' }, emoji(object.text || ''));
}
