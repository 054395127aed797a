package dev.hindsight.bot.digest;

/** Where digests go. */
@FunctionalInterface
public interface DigestChannel {

  /** Queues, in the caller's transaction, that a place hear of a week. */
  void send(Sending sending);
}
