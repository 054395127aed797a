// An app on the unmodified Bolt for JavaScript, over Socket Mode, or over signed HTTP when PORT is set.
const { App } = require('@slack/bolt');
const { SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, PORT } = process.env;

const app = new App({
  token: SLACK_BOT_TOKEN,
  ...(PORT ? { signingSecret: SLACK_SIGNING_SECRET } : { appToken: SLACK_APP_TOKEN, socketMode: true }),
  clientOptions: { slackApiUrl: SLACK_API_URL },
});

const text = (words) => ({ type: 'plain_text', text: words });
const button = (action_id, words) => ({ type: 'button', action_id, value: 'INC-7', text: text(words) });
const form = {
  type: 'modal',
  callback_id: 'form',
  title: text('Why?'),
  submit: text('Send'),
  blocks: [{ type: 'input', block_id: 'why', label: text('Reason'), element: { type: 'plain_text_input', action_id: 'reason' } }],
};

app.command('/ops', async ({ command, ack, respond, say }) => {
  await ack();
  await respond(`only you hear ${command.text}`);
  await say({ text: 'a card', blocks: [{ type: 'actions', elements: [button('open', 'Open')] }] });
});

app.action('open', async ({ ack, body, action, client }) => {
  await ack();
  await client.views.open({ trigger_id: body.trigger_id, view: { ...form, private_metadata: `${body.channel.id} ${action.value}` } });
});

app.view('form', async ({ ack, view, body, client }) => {
  const reason = view.state.values.why.reason.value;
  if (reason.length < 5) return ack({ response_action: 'errors', errors: { why: 'Say more.' } });
  await ack();
  const [channel, incident] = view.private_metadata.split(' ');
  await client.chat.postMessage({ channel, text: `<@${body.user.id}> on ${incident}: ${reason}` });
});

app.shortcut('explain', async ({ shortcut, ack, respond }) => {
  await ack();
  await respond(`explained: ${shortcut.message.text}`);
});

app.event('app_mention', async ({ event, say }) => {
  await say({ text: `you said ${event.text}`, thread_ts: event.thread_ts || event.ts });
});

app.event('app_home_opened', async ({ event, client }) => {
  const before = event.view ? event.view.blocks[0].text.text : 'nothing';
  const blocks = [{ type: 'section', text: text(`Welcome, after ${before}`) }, { type: 'actions', elements: [button('at_home', 'Refresh')] }];
  await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
});

app.action('at_home', async ({ ack, body, client }) => {
  await ack();
  const blocks = [{ type: 'section', text: text('Refreshed') }];
  await client.views.publish({ user_id: body.user.id, hash: body.view.hash, view: { type: 'home', blocks } });
});

process.stdin.on('end', () => app.stop().finally(() => process.exit(0))).resume();
app.start(PORT ? { port: Number(PORT), host: '127.0.0.1' } : undefined).catch((error) => {
  console.error(error);
  process.exit(1);
});
