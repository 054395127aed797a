package dev.hindsight.bot.incident;

/** How bad, worst first. */
public enum Severity {
  SEV1,
  SEV2,
  SEV3,
  SEV4
}
