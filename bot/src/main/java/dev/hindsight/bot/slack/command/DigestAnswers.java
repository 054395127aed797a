package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.digest.Figures;
import dev.hindsight.bot.digest.IsoWeek;
import dev.hindsight.bot.digest.JdbcSubscriptions;
import dev.hindsight.bot.digest.Rhythm;
import dev.hindsight.bot.digest.Subscription;
import dev.hindsight.bot.digest.WeekFigures;
import dev.hindsight.bot.digest.WeekWords;
import dev.hindsight.bot.digest.Zones;
import dev.hindsight.bot.incident.CardLink;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.DigestView;
import dev.hindsight.bot.slack.view.DigestView.Chart;
import dev.hindsight.bot.slack.view.DigestWords;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody says of the digest. In a channel it is the channel's, anywhere else one's own; a
 * change is said back with the zone it was understood in.
 */
public class DigestAnswers implements DigestDesk {

  private static final String USAGE =
      "Say “digest preview”, “digest on”, “digest off” or “digest when mon 09:00”; in a channel it"
          + " is the channel's, in private your own.";

  /** Words that were said in one channel, and mean it elsewhere too. */
  private static final Pattern IN =
      Pattern.compile("(?i)(.*)\\s+in\\s+<?#?([CG][A-Z0-9]{1,20})(?:\\|[^>]*)?>?");

  private final JdbcSubscriptions subscriptions;
  private final Zones zones;
  private final WeekFigures weeks;
  private final WeekWords words;
  private final CardLink links;
  private final Function<String, Optional<String>> closed;
  private final BiFunction<String, PersonId, Optional<String>> foreign;
  private final Clock clock;

  /**
   * @param closed why a place cannot have a digest; empty where it can
   * @param foreign why a person has no say in a channel; empty for who is in it
   */
  public DigestAnswers(
      JdbcSubscriptions subscriptions,
      Zones zones,
      WeekFigures weeks,
      WeekWords words,
      CardLink links,
      Function<String, Optional<String>> closed,
      BiFunction<String, PersonId, Optional<String>> foreign,
      Clock clock) {
    this.foreign = foreign;
    this.subscriptions = subscriptions;
    this.zones = zones;
    this.weeks = weeks;
    this.words = words;
    this.links = links;
    this.closed = closed;
    this.clock = clock;
  }

  @Override
  public Wish wish(String said, PersonId person, Optional<String> channel) {
    Matcher there = IN.matcher(said.strip());
    boolean named = there.matches();
    String words = (named ? there.group(1) : said).strip().toLowerCase(Locale.ROOT);
    String place =
        (named ? Optional.of(there.group(2)) : channel)
            .filter(id -> id.matches("[CG][A-Z0-9]+"))
            .orElse(person.value());
    String[] parts = words.split("\\s+", 2);
    if (parts[0].equals("preview")) {
      return new Wish.Say(preview(place, person));
    }
    // who says it in a channel is there
    Optional<String> no = named ? foreign.apply(place, person) : Optional.empty();
    if (no.isPresent()) {
      return say("The digest there is not yours to change: %s.".formatted(no.get()));
    }
    return switch (parts[0]) {
      case "on" -> change(place, person, rhythm(place), "on");
      case "when" ->
          Rhythm.parse(parts.length > 1 ? parts[1] : "", rhythm(place))
              .map(rhythm -> change(place, person, rhythm, "when " + rhythm.typed()))
              .orElseGet(
                  () ->
                      say(
                          "Say a day and a time, such as “digest when mon 09:00”. Nothing was"
                              + " changed."));
      case "off" -> off(place, person);
      default -> say(USAGE);
    };
  }

  /** What a person has; Monday morning, and off, where they never said. */
  public Subscription own(PersonId person) {
    return subscriptions
        .of(person.value())
        .orElseGet(
            () ->
                new Subscription(
                    person.value(), person, Rhythm.USUAL, zone(person), false, clock.instant()));
  }

  /** When and where, in markup. */
  public String words(Subscription subscription) {
    Instant now = clock.instant();
    return DigestWords.of(
        subscription, subscription.next(subscriptions.told(subscription.place()), now), now);
  }

  private Rhythm rhythm(String place) {
    return subscriptions.of(place).map(Subscription::rhythm).orElse(Rhythm.USUAL);
  }

  private ZoneId zone(PersonId person) {
    return zones
        .of(person)
        .or(() -> subscriptions.of(person.value()).map(Subscription::zone))
        .orElse(ZoneId.of("UTC"));
  }

  private Wish change(String place, PersonId person, Rhythm rhythm, String words) {
    Optional<String> no = closed.apply(place);
    if (no.isPresent()) {
      return say("The digest cannot come here: %s. Nothing was changed.".formatted(no.get()));
    }
    Instant now = clock.instant();
    Instant since =
        subscriptions.of(place).filter(Subscription::active).map(Subscription::since).orElse(now);
    Subscription wanted = new Subscription(place, person, rhythm, zone(person), true, since);
    String when = "%s: %s".formatted(where(place, person), words(wanted));
    return new Wish.Change(
        "The weekly digest would come " + when + ".",
        words.equals("on") ? "Turn on" : "Change",
        everywhere(words, place, person),
        () -> {
          subscriptions.keep(wanted, now);
          return new Message("The weekly digest comes " + when + ".", List.of());
        });
  }

  private static String where(String place, PersonId person) {
    return place.equals(person.value()) ? "to you in private" : "to <#%s>".formatted(place);
  }

  private static String everywhere(String words, String place, PersonId person) {
    return place.equals(person.value()) ? words : "%s in %s".formatted(words, place);
  }

  private Wish off(String place, PersonId person) {
    if (subscriptions.of(place).filter(Subscription::active).isEmpty()) {
      return say("The weekly digest is not on here; nothing was changed.");
    }
    return new Wish.Change(
        "The weekly digest would come no more %s.".formatted(where(place, person)),
        "Turn off",
        everywhere("off", place, person),
        () -> {
          subscriptions.off(place);
          return said("The weekly digest is off. “digest on” turns it on again.");
        });
  }

  private static Wish say(String words) {
    return new Wish.Say(said(words));
  }

  /** Of the last week that is over, all in one. */
  private Message preview(String place, PersonId person) {
    ZoneId zone = subscriptions.of(place).map(Subscription::zone).orElseGet(() -> zone(person));
    IsoWeek last = IsoWeek.of(clock.instant().atZone(zone).toLocalDate()).plus(-1);
    Figures figures = weeks.of(last.in(zone));
    Message digest = DigestView.of(figures, new Chart.Later(), words.of(figures));
    List<Block> blocks = new ArrayList<>(digest.blocks());
    StringBuilder text = new StringBuilder(digest.text());
    DigestView.thread(figures, links::link)
        .ifPresent(
            details -> {
              blocks.addAll(details.blocks());
              text.append(' ').append(details.text());
            });
    return new Message(text.toString(), blocks);
  }

  private static Message said(String words) {
    return new Message(Text.escape(words), List.of());
  }
}
