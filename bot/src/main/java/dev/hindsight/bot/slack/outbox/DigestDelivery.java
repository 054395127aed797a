package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.digest.Figures;
import dev.hindsight.bot.digest.JdbcSubscriptions;
import dev.hindsight.bot.digest.Subscription;
import dev.hindsight.bot.digest.WeekWords.Wording;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.outbox.JdbcDigestSends.Send;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Busy;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import dev.hindsight.bot.slack.view.DigestView;
import dev.hindsight.bot.slack.view.DigestView.Chart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one digest to its place: the picture, the message, its thread; each step is kept, so that
 * whoever goes on after a crash does only what is missing.
 */
public class DigestDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(DigestDelivery.class);
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration SLOW = Duration.ofMinutes(2);

  private final JdbcDigestSends sends;
  private final JdbcSubscriptions subscriptions;
  private final DigestPlaces places;
  private final DigestPost post;
  private final DigestContents contents;

  /** The parts of a delivery. */
  public DigestDelivery(
      JdbcDigestSends sends,
      JdbcSubscriptions subscriptions,
      DigestPlaces places,
      DigestPost post,
      DigestContents contents) {
    this.sends = sends;
    this.subscriptions = subscriptions;
    this.places = places;
    this.post = post;
    this.contents = contents;
  }

  /** Empty when there is nothing more to do, else when to go on. */
  Optional<Duration> deliver(JdbcDigestSends.Key key) {
    Optional<Send> send = sends.of(key).filter(row -> !row.ended());
    return send.flatMap(
        row -> row.skipped().map(why -> report(key, why)).orElseGet(() -> deliver(key, row)));
  }

  private Optional<Duration> deliver(JdbcDigestSends.Key key, Send send) {
    if (send.late()) {
      return tooLate(key);
    }
    return switch (places.open(key.place())) {
      case Done(String channel, _) -> post(key, send, channel);
      case Refused refused -> refused(key, refused);
      case Busy busy -> Optional.of(busy.pause());
      case Unsure _ -> Optional.of(RETRY);
    };
  }

  /** Given up; what is there stays without its details. */
  private Optional<Duration> tooLate(JdbcDigestSends.Key key) {
    return switch (post.find(key, "digest")) {
      case Done(_, String ts) when !ts.isEmpty() -> end(key);
      case Done _ -> skip(key, "Slack did not take it for a day");
      case Busy busy -> Optional.of(busy.pause());
      case Unsure _, Refused _ -> skip(key, "Slack did not say for a day whether it took it");
    };
  }

  private Optional<Duration> post(JdbcDigestSends.Key key, Send send, String channel) {
    Figures figures = contents.figures(key.week().in(send.zone()));
    if (send.chart().isEmpty() && !figures.isQuiet()) {
      return picture(key, figures);
    }
    Optional<Wording> words =
        send.words().isPresent() ? send.words().get().made() : ask(key, figures);
    SlackAnswer digest =
        post.post(key, "digest", channel, Optional.empty(), forms(figures, send, words));
    return digest instanceof Done(_, String ts)
        ? thread(key, figures, channel, ts)
        : wait(key, digest);
  }

  /** Once: whoever goes on after a crash finds what came of it, or asks once more. */
  private Optional<Wording> ask(JdbcDigestSends.Key key, Figures figures) {
    Optional<Wording> words = contents.words(figures);
    sends.words(key, words);
    return words;
  }

  /** Then a moment later: Slack needs one before it can show what was uploaded. */
  private Optional<Duration> picture(JdbcDigestSends.Key key, Figures figures) {
    return switch (contents.upload(figures)) {
      case Done(_, String file) -> {
        sends.chart(key, file);
        yield Optional.of(Duration.ofSeconds(1));
      }
      case Busy busy -> Optional.of(busy.pause());
      case Unsure(String why) -> withoutPicture(key, why, sends.triedAgain(key) < 3);
      case Refused(String error, _) -> withoutPicture(key, error, false);
    };
  }

  private Optional<Duration> withoutPicture(JdbcDigestSends.Key key, String why, boolean again) {
    LOG.warn("Slack did not take the chart of {}: {}", key, why);
    if (!again) {
      sends.chart(key, "");
    }
    return Optional.of(RETRY);
  }

  private static List<Message> forms(Figures figures, Send send, Optional<Wording> words) {
    Message plain = DigestView.of(figures, new Chart.Missing(), words);
    Stream<Message> shown =
        send.chart().filter(file -> !file.isEmpty()).stream()
            .map(file -> DigestView.of(figures, new Chart.Shown(file), words));
    return Stream.concat(shown, Stream.of(plain, plain.words())).toList();
  }

  private Optional<Duration> thread(
      JdbcDigestSends.Key key, Figures figures, String channel, String ts) {
    return DigestView.thread(figures, contents::link)
        .map(
            details ->
                post.post(
                    key, "details", channel, Optional.of(ts), List.of(details, details.words())))
        .filter(answer -> !(answer instanceof Done))
        .map(answer -> wait(key, answer))
        .orElseGet(() -> end(key));
  }

  private Optional<Duration> wait(JdbcDigestSends.Key key, SlackAnswer answer) {
    return switch (answer) {
      case Busy busy -> Optional.of(busy.pause());
      case Refused refused -> refused(key, refused);
      case Done _, Unsure _ -> Optional.of(RETRY);
    };
  }

  /** What is about the place ends it; anything else may pass. */
  private Optional<Duration> refused(JdbcDigestSends.Key key, Refused refused) {
    return switch (refused.error()) {
      case "digest_place" -> noPlace(key, refused.detail().orElse("the place is gone"));
      case "not_in_channel", "channel_not_found", "is_archived", "user_disabled", "cannot_dm_bot" ->
          noPlace(key, SlackTrouble.advice(refused.error()));
      default -> {
        LOG.error(
            "Slack did not take {}: {}. {} Trying again in {} s.",
            key,
            refused.error(),
            SlackTrouble.advice(refused.error()),
            SLOW.toSeconds());
        yield Optional.of(SLOW);
      }
    };
  }

  /** One notice, not one a week: whoever wants it again turns it on again. */
  private Optional<Duration> noPlace(JdbcDigestSends.Key key, String why) {
    subscriptions.off(key.place());
    return skip(key, why);
  }

  private Optional<Duration> skip(JdbcDigestSends.Key key, String why) {
    LOG.warn("The digest of {} for {} is not sent: {}", key.week(), key.place(), why);
    sends.skipped(key, why);
    return report(key, why);
  }

  private Optional<Duration> report(JdbcDigestSends.Key key, String why) {
    String place = key.place().startsWith("C") ? "<#%s>".formatted(key.place()) : key.place();
    boolean on = subscriptions.of(key.place()).filter(Subscription::active).isPresent();
    String text =
        "The weekly digest of %s for %s was not sent: %s. %s"
            .formatted(
                key.week(),
                place,
                Text.escape(why),
                on
                    ? "The next one comes as usual."
                    : "It is switched off; `/ops digest on` turns it on again.");
    SlackAnswer told =
        post.post(
            key,
            "skipped",
            contents.channel(),
            Optional.empty(),
            List.of(new Message(text, List.of())));
    return told instanceof Busy busy ? Optional.of(busy.pause()) : end(key);
  }

  private Optional<Duration> end(JdbcDigestSends.Key key) {
    sends.ended(key);
    return Optional.empty();
  }
}
