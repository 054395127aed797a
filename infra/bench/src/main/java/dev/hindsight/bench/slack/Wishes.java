package dev.hindsight.bench.slack;

import dev.hindsight.local.slack.LocalSlack;
import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.socket.HttpVariant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** People who each type a command and press the button that answers it: two deliveries a wish. */
final class Wishes {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> PEOPLE =
      List.of(Workspace.ERIN, Workspace.SAM, Workspace.ADA, Workspace.MORGAN);

  /** By HTTP every tenth comes twice at once. */
  private static final int TWICE = 10;

  private static final Pattern WISH = Pattern.compile("wish-\\d{4}");
  private static final String THANKS = "It is kept";

  private final LocalSlack slack;
  private final boolean http;
  private final Set<String> pressed = ConcurrentHashMap.newKeySet();

  Wishes(LocalSlack slack, boolean http) {
    this.slack = slack;
    this.http = http;
  }

  static String name(int number) {
    return "wish-%04d".formatted(number);
  }

  static Set<String> names(int count) {
    return IntStream.range(0, count).mapToObj(Wishes::name).collect(Collectors.toSet());
  }

  /** The wish that stands in these words. */
  static Optional<String> in(String words) {
    return Optional.of(WISH.matcher(words)).filter(Matcher::find).map(Matcher::group);
  }

  /** Makes so many, spread evenly over this time; returns when nothing is waited for any more. */
  void make(int count, Duration within) throws InterruptedException {
    long start = System.nanoTime();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        long due = start + within.toNanos() * i / count;
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        int number = i;
        all.execute(() -> make(number));
      }
    }
    until(() -> thanks() >= pressed.size());
  }

  private void make(int number) {
    String person = PEOPLE.get(number % PEOPLE.size());
    if (http && number % TWICE == 0) {
      slack.nextRequest(HttpVariant.DUPLICATE);
    }
    slack.slash(person, Workspace.GENERAL, "feedback " + name(number));
    if (until(() -> asked(person, number).isPresent())) {
      pressed.add(name(number));
      slack.click(
          person, Workspace.GENERAL, asked(person, number).orElseThrow().ts(), "do_command");
    }
  }

  private Optional<Message> asked(String person, int number) {
    return slack.ephemerals(person).stream()
        .filter(message -> message.text().contains(name(number)))
        .findFirst();
  }

  /** The wishes by the answers that ask whether they are meant. */
  List<String> answered() {
    return PEOPLE.stream()
        .flatMap(person -> slack.ephemerals(person).stream())
        .flatMap(message -> in(message.text()).stream())
        .toList();
  }

  /** How many were told that theirs is kept. */
  long thanks() {
    return PEOPLE.stream()
        .flatMap(person -> slack.ephemerals(person).stream())
        .filter(message -> message.text().contains(THANKS))
        .count();
  }

  private static boolean until(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
