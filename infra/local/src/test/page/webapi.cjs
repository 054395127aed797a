// The unmodified @slack/web-api does what apps do with it; each line of output is one finding.
const { WebClient, ErrorCode } = require('@slack/web-api');
const { SLACK_API_URL, SLACK_BOT_TOKEN, CHANNEL, DM, ROOT, USER, TEAM } = process.env;

// what fails fails soon, not after half an hour
const retryConfig = { retries: 1, minTimeout: 100, maxTimeout: 200 };
const slack = new WebClient(SLACK_BOT_TOKEN, { slackApiUrl: SLACK_API_URL, logLevel: 'error', retryConfig });
const hasty = new WebClient(SLACK_BOT_TOKEN, { slackApiUrl: SLACK_API_URL, logLevel: 'error', retryConfig, rejectRateLimitedCalls: true });
const found = (name, value) => console.log(`${name}=${JSON.stringify(value)}`);

async function refused(call) {
  try {
    await call();
    return 'no error';
  } catch (error) {
    if (error.code === ErrorCode.RateLimitedError) return `rate limited for ${error.retryAfter}`;
    if (error.code === ErrorCode.PlatformError) return error.data.error;
    throw error;
  }
}

async function main() {
  const who = await slack.auth.test();
  found('who', who.user_id);
  found('scopes', who.response_metadata.scopes.includes('chat:write'));
  found('badToken', await refused(() => new WebClient('xoxb-wrong', { slackApiUrl: SLACK_API_URL, logLevel: 'error', retryConfig }).auth.test()));

  const card = await slack.chat.postMessage({
    channel: CHANNEL,
    text: 'größer ≥ 東京',
    blocks: [{ type: 'section', text: { type: 'plain_text', text: 'a card' } }],
    metadata: { event_type: 'kept', event_payload: { id: 'o-1' } },
  });
  found('text', card.message.text);
  const history = await slack.conversations.history({ channel: CHANNEL, include_all_metadata: true });
  found('metadata', history.messages[0].metadata.event_payload.id);
  await slack.chat.update({ channel: CHANNEL, ts: card.ts, text: 'changed' });
  found('invalidBlocks', await refused(() => slack.chat.postMessage({ channel: DM, text: 'x', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }] })));

  const names = [];
  for await (const page of slack.paginate('conversations.list', { limit: 1 })) names.push(...page.channels.map((c) => c.name));
  found('channels', names.sort());
  found('members', (await slack.conversations.members({ channel: CHANNEL })).members.includes(USER));
  const group = (await slack.usergroups.list({ include_users: true })).usergroups[0];
  found('approvers', (await slack.usergroups.users.list({ usergroup: group.id })).users);
  found('zone', (await slack.users.info({ user: USER, include_locale: true })).user.tz);
  found('nobody', await refused(() => slack.users.lookupByEmail({ email: 'nobody@practice.example' })));

  const streamer = slack.chatStream({ channel: DM, thread_ts: ROOT, recipient_team_id: TEAM, recipient_user_id: USER });
  await streamer.append({ chunks: [{ type: 'task_update', id: 'logs', title: 'Logs', status: 'in_progress' }] });
  await streamer.append({ markdown_text: 'It was **memory**, ' });
  await streamer.append({ markdown_text: 'and it grew.', chunks: [{ type: 'task_update', id: 'logs', title: 'Logs', status: 'complete', output: 'three kills' }] });
  await streamer.stop({ blocks: [{ type: 'divider' }] });
  const thread = await slack.conversations.replies({ channel: DM, ts: ROOT });
  found('streamed', thread.messages[1].text);
  found('streamedBlocks', thread.messages[1].blocks.map((b) => b.type));
  found('closedStream', await refused(() => slack.chat.appendStream({ channel: DM, ts: streamer.ts, markdown_text: 'x' })));
  await slack.assistant.threads.setStatus({ channel_id: DM, thread_ts: ROOT, status: 'is looking', loading_messages: ['at logs', 'at events'] });
  await slack.assistant.threads.setSuggestedPrompts({ channel_id: DM, thread_ts: ROOT, prompts: [{ title: 'Status', message: 'status' }] });

  const upload = await slack.files.uploadV2({ channel_id: DM, thread_ts: ROOT, filename: 'plan.sh', title: 'Plan', file: Buffer.from('kubectl get pods\n') });
  const file = upload.files[0].files[0];
  await new Promise((resolve) => setTimeout(resolve, 300));
  found('uploaded', (await slack.files.info({ file: file.id })).file.size);
  found('noFile', await refused(() => slack.files.info({ file: 'F0NOWHERE' })));

  await slack.reactions.add({ channel: CHANNEL, timestamp: card.ts, name: 'eyes' });
  found('twice', await refused(() => slack.reactions.add({ channel: CHANNEL, timestamp: card.ts, name: 'eyes' })));
  const later = await slack.chat.scheduleMessage({ channel: CHANNEL, text: 'later', post_at: Math.floor(Date.now() / 1000) + 3600 });
  found('scheduled', (await slack.chat.scheduledMessages.list()).scheduled_messages[0].id === later.scheduled_message_id);

  let limit = 'none';
  for (let i = 0; i < 10 && !limit.startsWith('rate'); i++) limit = await refused(() => hasty.chat.postMessage({ channel: CHANNEL, text: 'storm' }));
  found('storm', limit);
  // the patient client waits as long as Slack says, and then it works
  found('patient', (await slack.chat.postMessage({ channel: CHANNEL, text: 'after the storm' })).ok);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
