package dev.hindsight.prompts.model;

/**
 * Why a model gave no answer; the same in log, books, metric and message.
 *
 * <p>The most telling first.
 */
enum Trouble {
  /** 401, 403: our key does not hold. */
  FORBIDDEN(false, true, true),
  /** 404: no such model. */
  UNKNOWN(false, true, true),
  /** 429. */
  BUSY(true, true, true),
  /** 3xx, 4xx: it does not take what we sent, or sends us elsewhere. */
  REJECTED(false, false, true),
  /** 5xx. */
  FAILED(true, true, true),
  /** 502: something before it lost the answer, if there was one. */
  CUT_OFF(true, true, false),
  /** 504: something before it waited too long; asked again, the model would take as long. */
  GIVEN_UP(false, true, false),
  TOO_LONG(false, true, false),
  LATE(false, true, false),
  AWAY(true, true, true),
  BROKE_OFF(true, true, false),
  /** It answered that it will not. */
  DECLINED(false, false, false),
  UNREADABLE(false, false, false),
  /** It failed too often just now. */
  RESTING(false, false, true),
  OVER_CAP(false, false, true);

  private final boolean again;
  private final boolean servers;
  private final boolean free;

  Trouble(boolean again, boolean servers, boolean free) {
    this.again = again;
    this.servers = servers;
    this.free = free;
  }

  /** Whether asking once more can help. */
  boolean again() {
    return again;
  }

  /** Whether it speaks against the server, so that it is soon left alone. */
  boolean servers() {
    return servers;
  }

  /** Whether it surely cost nothing. */
  boolean free() {
    return free;
  }
}
