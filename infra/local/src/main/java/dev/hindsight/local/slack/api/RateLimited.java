package dev.hindsight.local.slack.api;

/** Too many calls; the caller may come back after some seconds. */
final class RateLimited extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int retryAfter;

  RateLimited(int retryAfter) {
    super("ratelimited, retry after " + retryAfter + " s");
    this.retryAfter = retryAfter;
  }

  int retryAfter() {
    return retryAfter;
  }
}
