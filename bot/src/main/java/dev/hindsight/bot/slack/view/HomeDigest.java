package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.digest.Rhythm;
import dev.hindsight.bot.digest.Subscription;
import dev.hindsight.bot.digest.ZoneNames;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Option;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.HomeView.Digest;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One's own weekly digest: whether, when, and what it would say; each is the command of its words.
 */
final class HomeDigest {

  private HomeDigest() {}

  static List<Block> of(Digest digest) {
    Subscription own = digest.subscription();
    return List.of(
        Block.header("Your weekly digest"),
        Block.section(
            Text.mrkdwn(
                own.active()
                    ? "It comes to you in private: *%s*.".formatted(digest.words())
                    : "It is off. Turned on, it comes to you in private, %s %s."
                        .formatted(own.rhythm(), ZoneNames.of(own.zone())))),
        new Block.Actions(
            "home-digest-%s-%s-%s".formatted(own.active(), own.rhythm().day(), own.rhythm().at()),
            elements(own)),
        Block.context(
            Text.plain(
                "The zone is that of your Slack profile. In a channel, /ops digest on sends it"
                    + " there.")));
  }

  private static List<Element> elements(Subscription own) {
    List<Element> elements = new ArrayList<>();
    elements.add(
        own.active()
            ? button(ActionIds.DO_COMMAND, "Turn off", "digest off", "Turn off the weekly digest")
            : button(ActionIds.DO_COMMAND, "Turn on", "digest on", "Turn on the weekly digest"));
    elements.add(
        button(
            ActionIds.DIGEST_PREVIEW, "Preview", "digest preview", "Preview last week's digest"));
    if (own.active()) {
      elements.add(
          choice(
              ActionIds.DIGEST_DAY,
              "Another day",
              Arrays.stream(DayOfWeek.values()).map(day -> new Rhythm(day, own.rhythm().at())),
              rhythm -> rhythm.toString().replaceFirst(" .*", "")));
      elements.add(
          choice(
              ActionIds.DIGEST_TIME,
              "Another time",
              IntStream.range(0, 24)
                  .mapToObj(hour -> new Rhythm(own.rhythm().day(), LocalTime.of(hour, 0))),
              rhythm -> rhythm.at().toString()));
    }
    return elements;
  }

  private static Element button(String action, String label, String command, String spoken) {
    return Button.of(action, label, command, spoken);
  }

  private static Element choice(
      String action, String label, Stream<Rhythm> rhythms, Function<Rhythm, String> shown) {
    return new Element.Select(
        action,
        label,
        rhythms.map(r -> new Option(shown.apply(r), "digest when " + r.typed())).toList());
  }
}
