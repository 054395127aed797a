package dev.hindsight.bot.incident;

import dev.hindsight.bot.incident.AnswerView.Source;
import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Match;
import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** What is known about a question: the facts for a model, and the same as sources for people. */
record Known(Facts facts, List<Source> sources) {

  private static final int TELLING = 4;

  /** All of an incident, then what is written that fits the question; pure. */
  static Known of(Optional<IncidentView> incident, Optional<Facts> found, List<Match> matches) {
    List<Fact> facts = new ArrayList<>(found.map(Facts::all).orElse(List.of()));
    int next = facts.stream().mapToInt(Fact::number).max().orElse(0) + 1;
    if (incident.isPresent()) {
      for (IntFunction<Fact> line : lines(incident.get())) {
        facts.add(line.apply(next++));
      }
    }
    List<Source> sources = new ArrayList<>(facts.stream().map(Known::source).toList());
    for (Match match : matches) {
      String about = about(match);
      String text = match.lesson().map(Known::lesson).orElse(match.excerpt());
      facts.add(new Fact.Quoted(next, about, text));
      sources.add(new Source(next++, about, text, match.lesson().flatMap(lesson -> lesson.link())));
    }
    return new Known(new Facts(facts), sources);
  }

  /** Facts alone. */
  static Known of(Facts facts) {
    return new Known(facts, facts.all().stream().map(Known::source).toList());
  }

  /** Lines that somebody pasted, and what rules made of them. */
  static Known of(TextView text) {
    List<Fact> facts = new ArrayList<>();
    for (IncidentView.Evidence line : text.quoted()) {
      facts.add(new Fact.Quoted(line.number(), "line", line.text()));
    }
    int next = facts.stream().mapToInt(Fact::number).max().orElse(0) + 1;
    for (TextView.Said said : text.said()) {
      String times = said.count() == 1 ? "" : " (%d times)".formatted(said.count());
      facts.add(
          new Fact.Known(next++, "%s%s: %s".formatted(said.what(), times, said.meaning()).strip()));
    }
    for (IncidentView.Cause cause : text.causes()) {
      facts.add(
          new Fact.Cause(next++, cause.title(), cause.howSure(), cause.evidenceFor(), List.of()));
    }
    return new Known(new Facts(facts), facts.stream().map(Known::source).toList());
  }

  /** What we know of it in our own words; a name, a reason or an ending is somebody else's. */
  private static List<IntFunction<Fact>> lines(IncidentView view) {
    return Stream.of(
            Stream.of(
                known(
                    "%s is %s since %s"
                        .formatted(
                            view.id(),
                            view.state().name().toLowerCase(Locale.ROOT),
                            view.openedAt())),
                quoted("title", view.title())),
            view.plan().stream().map(p -> known("plan %s, %s".formatted(p.title(), p.state()))),
            view.noPlan().stream().map(why -> quoted("no plan", why)),
            view.lastTime().stream().map(last -> quoted("last time, " + last.lesson(), last.fix())),
            view.conclusion().stream().map(how -> quoted("how it ended", how)))
        .flatMap(line -> line)
        .toList();
  }

  private static IntFunction<Fact> known(String text) {
    return number -> new Fact.Known(number, text);
  }

  private static IntFunction<Fact> quoted(String about, String text) {
    return number -> new Fact.Quoted(number, about, text);
  }

  private static String about(Match match) {
    return switch (match.kind()) {
      case LESSON -> "earlier incident " + match.id();
      case RUNBOOK -> "runbook " + match.title();
      case INCIDENT -> "report " + match.title();
      case TICKET -> "ticket " + match.title();
    };
  }

  private static String lesson(Lesson lesson) {
    String helped =
        lesson.helped().map(yes -> yes ? ", it helped" : ", it did not help").orElse("");
    return lesson.causeTitle() + lesson.fix().map(fix -> "; done: " + fix + helped).orElse("");
  }

  private static Source source(Fact fact) {
    return switch (fact) {
      case Fact.Cause cause ->
          new Source(
              cause.number(), "cause, " + cause.likelihood(), cause.title(), Optional.empty());
      case Fact.Known known -> new Source(known.number(), "known", known.text(), Optional.empty());
      case Fact.Seen seen -> new Source(seen.number(), seen.about(), seen.text(), Optional.empty());
      case Fact.Quoted quoted ->
          new Source(quoted.number(), quoted.about(), quoted.text(), Optional.empty());
    };
  }

  /** Those that sentences name; where there are none, the most telling. */
  List<Source> shown(List<IncidentView.Sentence> sentences) {
    Set<Integer> named = new HashSet<>();
    sentences.forEach(sentence -> named.addAll(sentence.evidence()));
    return named.isEmpty()
        ? Stream.concat(
                sources.stream().filter(source -> source.about().startsWith("cause")),
                sources.stream()
                    .filter(source -> !source.about().startsWith("cause"))
                    .toList()
                    .reversed()
                    .stream())
            .limit(TELLING)
            .toList()
        : sources.stream().filter(source -> named.contains(source.number())).toList();
  }
}
