package dev.hindsight.bot.alert;

/** Told of every alert that is new or has changed, inside the transaction that keeps it. */
public interface AlertListener {

  /** Must only queue: the sender waits for this commit. */
  void received(AlertId alert);
}
