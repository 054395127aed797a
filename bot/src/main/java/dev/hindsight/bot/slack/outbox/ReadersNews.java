package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.slack.view.Readers;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Has all that was told in a channel looked at once who reads it is another than was known last,
 * also where that changed while nobody heard of it.
 */
public class ReadersNews implements BiConsumer<String, Readers> {

  private final JdbcChannels kept;
  private final Consumer<String> sweep;

  /**
   * @param sweep begins the look; twice does no harm
   */
  public ReadersNews(JdbcChannels kept, Consumer<String> sweep) {
    this.kept = kept;
    this.sweep = sweep;
  }

  @Override
  public void accept(String channel, Readers now) {
    boolean others = now == Readers.OTHERS_TOO;
    boolean before = kept.others(channel).orElse(false);
    if (before != others) {
      sweep.accept(channel);
      // last: who dies before it begins the look again
      kept.others(channel, others);
    }
  }
}
