package dev.hindsight.local.slack.store;

/**
 * A place messages are in.
 *
 * @param id starts with C for a channel, D for a direct message
 * @param name without the number sign; of a direct message the other person's handle
 * @param person the other side of a direct message with the bot, empty for a channel
 */
public record Channel(String id, String name, String person) {
  public boolean direct() {
    return !person.isEmpty();
  }
}
