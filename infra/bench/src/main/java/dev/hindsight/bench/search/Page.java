package dev.hindsight.bench.search;

/** A text that may be found: a runbook or a report of a past incident. */
record Page(String id, String collection, String title, String text) {}
