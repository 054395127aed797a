package dev.hindsight.bench.scale;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * Made-up operations documents, always the same: each is about one of some hundred troubles of one
 * of forty services, in sentences that share the trouble's words and little else.
 */
final class MadeUp {

  static final int TROUBLES = 120;
  static final int SECTIONS = 4;

  private static final List<String> HEADINGS =
      List.of("What is seen", "How to check", "What it was", "What helps");
  private static final List<String> THINGS =
      List.of(
          "connection pool",
          "disk",
          "certificate",
          "queue",
          "cache",
          "node",
          "volume",
          "quota",
          "replica",
          "index",
          "leader",
          "token",
          "route",
          "probe",
          "heap",
          "thread pool",
          "lock",
          "schema",
          "batch job",
          "webhook",
          "load balancer",
          "name server",
          "secret",
          "gateway");
  private static final List<String> TROUBLE =
      List.of(
          "exhausted",
          "expired",
          "full",
          "unreachable",
          "throttled",
          "out of sync",
          "stuck",
          "slow",
          "corrupt",
          "misconfigured");
  private static final List<String> VERBS =
      List.of(
          "checks",
          "restarts",
          "drains",
          "resizes",
          "rotates",
          "replays",
          "throttles",
          "measures",
          "compares",
          "rebuilds",
          "evicts",
          "reloads",
          "promotes",
          "isolates",
          "traces",
          "empties");
  private static final List<String> ADVERBS =
      List.of(
          "again",
          "by hand",
          "within minutes",
          "after the deploy",
          "under load",
          "at midnight",
          "before traffic returns",
          "without warning",
          "in one zone",
          "for half of the users");

  private static final List<String> SERVICES =
      IntStream.range(0, 40).mapToObj(MadeUp::service).toList();

  private MadeUp() {}

  private static String service(int number) {
    return THINGS.get(number % THINGS.size()).replace(' ', '-') + "-" + (char) ('a' + number / 24);
  }

  /** {@code DiskFull7}: the alert of a trouble. */
  static String alert(int trouble) {
    StringJoiner name = new StringJoiner("");
    for (String word : (thing(trouble) + " " + state(trouble)).split(" ", -1)) {
      name.add(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString() + (trouble / THINGS.size());
  }

  static String service(Random random) {
    return SERVICES.get(random.nextInt(SERVICES.size()));
  }

  private static String thing(int trouble) {
    return THINGS.get(trouble % THINGS.size());
  }

  private static String state(int trouble) {
    return TROUBLE.get((trouble / 3 + trouble) % TROUBLE.size());
  }

  /** One document as a line of JSON, with so many sections; each becomes one passage. */
  static String line(int number, int sections) {
    Random random = new Random(number * 7_919L);
    int trouble = random.nextInt(TROUBLES);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sections; i++) {
      text.append("## ").append(HEADINGS.get(i % HEADINGS.size())).append("\\n");
      int length = text.length() + 500 + random.nextInt(350);
      while (text.length() < length) {
        text.append(sentence(trouble, random)).append(' ');
      }
      text.append("\\n\\n");
    }
    return """
    {"id":"t%03d-%07d","title":"The %s of %s is %s","alert":"%s","services":[%s],"text":"%s"}\
    """
        .formatted(
            trouble,
            number,
            thing(trouble),
            service(random),
            state(trouble),
            alert(trouble),
            services(number, random),
            text);
  }

  /** The service, and groups that are a half, a tenth, a hundredth, a thousandth of all. */
  private static String services(int number, Random random) {
    StringJoiner services = new StringJoiner("\",\"", "\"", "\"");
    services.add(service(random));
    for (int share : Share.PARTS) {
      if (number % share == 0) {
        services.add(Share.service(share));
      }
    }
    return services.toString();
  }

  /** A question about a trouble, as somebody would type it. */
  static String question(int trouble, Random random) {
    return "why is the "
        + thing(trouble)
        + " of "
        + service(random)
        + " "
        + state(trouble)
        + " "
        + pick(ADVERBS, random)
        + ", code "
        + code(trouble, random);
  }

  static String sentence(int trouble, Random random) {
    return switch (random.nextInt(5)) {
      case 0 ->
          "The %s was %s %s.".formatted(thing(trouble), state(trouble), pick(ADVERBS, random));
      case 1 ->
          "On call %s the %s %s."
              .formatted(pick(VERBS, random), pick(THINGS, random), pick(ADVERBS, random));
      case 2 ->
          "%s logs code %s for host %s-%d."
              .formatted(
                  service(random), code(trouble, random), pick(THINGS, random), random.nextInt(90));
      case 3 ->
          "Whoever %s the %s %s the %s too."
              .formatted(
                  pick(VERBS, random), thing(trouble), pick(VERBS, random), pick(THINGS, random));
      default ->
          "It took %d minutes until %s was well %s."
              .formatted(random.nextInt(5, 90), service(random), pick(ADVERBS, random));
    };
  }

  /** Codes are many, and each trouble has its own hundred: the long tail of any vocabulary. */
  private static String code(int trouble, Random random) {
    return "E" + (10_000 + trouble * 100 + random.nextInt(100));
  }

  private static String pick(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
