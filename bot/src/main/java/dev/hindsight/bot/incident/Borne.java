package dev.hindsight.bot.incident;

import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Inquiry;
import dev.hindsight.prompts.Inquiry.Bearing;
import dev.hindsight.prompts.Inquiry.Finding;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of the engine's causes got stronger or weaker, and by what; in our own words; pure. */
final class Borne {

  private static final int MOST = 3;

  private Borne() {}

  /** A sentence for each of both; nothing where no cause is named. */
  static String out(Inquiry inquiry) {
    return sentence("Stronger", Bearing.STRENGTHENS, inquiry)
        + sentence("Weaker", Bearing.WEAKENS, inquiry);
  }

  private static String sentence(String how, Bearing bearing, Inquiry inquiry) {
    String which =
        inquiry.findings().stream()
            .filter(finding -> finding.bearing() == bearing)
            .flatMap(finding -> clause(inquiry.facts(), finding).stream())
            .distinct()
            .limit(MOST)
            .collect(Collectors.joining("; "));
    return which.isEmpty() ? "" : " %s: %s.".formatted(how, which);
  }

  private static Optional<String> clause(Facts facts, Finding finding) {
    String by =
        finding.sentence().facts().stream()
            .flatMap(number -> facts.find(number).stream())
            .flatMap(Borne::where)
            .distinct()
            .limit(MOST)
            .collect(Collectors.joining(", "));
    return cause(facts, finding)
        .map(title -> "“%s”%s".formatted(title, by.isEmpty() ? "" : ", by " + by));
  }

  private static Stream<String> where(Fact fact) {
    return switch (fact) {
      case Fact.Seen seen -> Stream.of(seen.about());
      case Fact.Quoted quoted -> Stream.of(quoted.about());
      case Fact.Known _ -> Stream.of("what is known from before");
      case Fact.Cause _ -> Stream.empty();
    };
  }

  /** Which of the engine's causes it bears on, where the finding names one. */
  static Optional<String> cause(Facts facts, Finding finding) {
    return facts.causes().stream()
        .filter(cause -> finding.sentence().facts().contains(cause.number()))
        .findFirst()
        .map(Fact.Cause::title);
  }
}
