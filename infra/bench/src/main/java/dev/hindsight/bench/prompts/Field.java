package dev.hindsight.bench.prompts;

/** Where strangers' text comes in. */
enum Field {
  ALERT_NAME,
  LABEL,
  SUMMARY,
  DESCRIPTION,
  RUNBOOK_URL,
  LOG_LINE,
  EVENT,
  EVENT_REASON,
  LAST_WORDS,
  IMAGE,
  ANNOTATION,
  QUESTION,
  PASTED,
  THREAD,
  NOTE,
  REASON,
  PERSON,
  RUNBOOK,
  REPORT,
  TICKET,
  ENVIRONMENT,
  ARGUMENT,
  METRIC,
  CHANNEL
}
