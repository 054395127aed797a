package dev.hindsight.local.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.ClusterSettings;
import dev.hindsight.local.scene.JournalRules;
import dev.hindsight.local.scene.Scene;
import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.api.Faults;
import dev.hindsight.local.slack.store.ApiCall;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.OpenView;
import dev.hindsight.local.up.BotJvm;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two bots on one workspace and one database; one of them is killed, and people notice nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
class ReplicaKilledTest {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int INCIDENTS = 40;
  private static final int FORMS = 24;
  private static final int MANAGERS = 10;
  private static final Pattern SERVICE = Pattern.compile("gale-\\d{3}");

  private Scene scene;
  private Path directory;
  private Map<String, String> left;
  private Map<String, String> right;
  private BotJvm doomed;
  private BotJvm other;

  @BeforeAll
  void begin(@TempDir Path temporary) throws Exception {
    directory = temporary;
    scene = new Scene(directory, ClusterSettings.practice(Clock.systemUTC()));
    left = new HashMap<>(scene.botSettings());
    right = new HashMap<>(left);
    right.put("server.port", Integer.toString(freePort()));
    doomed = start("left", left);
    other = start("right", right);
    await("both listen", () -> scene.slack().connections() == 2);
  }

  @AfterAll
  void end() throws Exception {
    doomed.close();
    other.close();
    try (Scene played = scene) {
      assertThat(JournalRules.brokenThroughDeaths(played.slack(), played.jdbc())).isEmpty();
    }
  }

  private BotJvm start(String name, Map<String, String> settings) throws Exception {
    Path own = Files.createDirectories(directory.resolve(name));
    return BotJvm.start(MortalBot.class, settings, own);
  }

  @Test
  @Order(1)
  void diesInAStormAndWhileFormsAreSubmitted() throws Exception {
    List<Person> writers = writers();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < INCIDENTS; i++) {
        int number = i;
        all.execute(() -> alert(number));
      }
      List<Future<String>> forms =
          IntStream.range(0, FORMS)
              .mapToObj(i -> all.submit(() -> form(writers.get(i), i)))
              .toList();
      await("the storm is on", () -> shown().size() > 2);
      doomed.kill();
      assertThat(doomed.exitCode()).isEqualTo(137);
      for (Future<String> form : forms) {
        assertThat(form.get()).isEqualTo("acknowledged");
      }
    }
    assertThat(scene.slack().connections()).as("the socket is the other's").isOne();
    await("every form is kept", () -> kept().size() >= FORMS);
    await("every incident is shown", () -> shown().size() == INCIDENTS);
    assertThat(kept()).as("and once each").doesNotHaveDuplicates().hasSize(FORMS);
    await("who sent one is told", () -> untold(writers).isEmpty());
    assertThat(scene.cards())
        .extracting(Message::text)
        .filteredOn(this::isCard)
        .allSatisfy(this::isOnce);
    assertThat(mostPosts()).as("posts in a second").isLessThanOrEqualTo(1);
  }

  @Test
  @Order(2)
  void diesInTheMiddleOfADigest() throws Exception {
    doomed = other;
    other = start("left", left);
    await("both listen", () -> scene.slack().connections() == 2);
    List<Person> managers = IntStream.range(0, MANAGERS).mapToObj(this::manager).toList();
    scene.slack().faults().stage("chat.postMessage", new Faults.Fault(Faults.Kind.TIMEOUT, 3, "6"));
    managers.forEach(this::subscribe);
    await("some have it", () -> managers.stream().filter(m -> !digests(m).isEmpty()).count() >= 3);
    doomed.kill();
    assertThat(doomed.exitCode()).isEqualTo(137);
    await("all have it", () -> managers.stream().noneMatch(m -> digests(m).isEmpty()));
    await("nothing is on its way", () -> open() == 0);
    assertThat(managers).allSatisfy(m -> assertThat(digests(m)).as(m.id()).hasSize(1));
    assertThat(scene.slack().connections()).as("the socket is the other's").isOne();
    Delivered typed = scene.slack().slash(Workspace.ERIN, Workspace.GENERAL, "whoami");
    assertThat(typed.acknowledged()).isTrue();
  }

  /** Slack posts them, and the connection is cut before it says so. */
  @Test
  @Order(3)
  void digestsPostedWithoutAnAnswerComeOncePerManagerAndIsoWeekThroughAKill() throws Exception {
    doomed = other;
    other = start("right", right);
    await("both listen", () -> scene.slack().connections() == 2);
    List<Person> managers =
        IntStream.range(MANAGERS, 2 * MANAGERS).mapToObj(this::manager).toList();
    scene.slack().faults().stage("chat.postMessage", new Faults.Fault(Faults.Kind.DROP, 8, ""));
    managers.forEach(this::subscribe);
    await("some are there and nobody was told", () -> unanswered(managers) >= 2);
    doomed.kill();
    assertThat(doomed.exitCode()).isEqualTo(137);
    await("all have it", () -> managers.stream().noneMatch(m -> digests(m).isEmpty()));
    await("nothing is on its way", () -> open() == 0);
    assertThat(managers).allSatisfy(m -> assertThat(digests(m)).as(m.id()).hasSize(1));
    assertThat(managers)
        .allSatisfy(
            m -> {
              Message digest = digests(m).getFirst();
              assertThat(scene.slack().thread(m.directMessage(), digest.ts()))
                  .extracting(Message::text)
                  .as("its details")
                  .doesNotHaveDuplicates();
            });
  }

  private long unanswered(List<Person> managers) {
    Set<String> places = managers.stream().map(Person::directMessage).collect(Collectors.toSet());
    return scene.slack().journal().calls().stream()
        .filter(call -> call.method().equals("chat.postMessage") && call.status() == 0)
        .filter(call -> places.contains(call.args().get("channel")))
        .count();
  }

  private Person manager(int number) {
    String id = "U0BOSS%05d".formatted(number);
    Person boss = Person.of(id, "boss" + number, "Boss " + number, "manager", Person.Kind.MEMBER);
    scene.slack().put(boss);
    return boss;
  }

  private void subscribe(Person manager) {
    ZonedDateTime due = ZonedDateTime.now(Clock.systemUTC()).minusMinutes(1);
    scene
        .jdbc()
        .sql(
            """
            insert into bot.digest_subscriptions
              (place, person, weekday, at, zone, zone_at, since)
            values (:person, :person, :day, :at, 'Etc/UTC', now(), now() - interval '2 days')
            """)
        .param("person", manager.id())
        .param("day", due.getDayOfWeek().getValue())
        .param("at", due.toLocalTime().withNano(0))
        .update();
  }

  private List<Message> digests(Person manager) {
    return scene.slack().messages(manager.directMessage());
  }

  private int open() {
    return scene
        .jdbc()
        .sql("select count(*) from bot.digest_sends where ended_at is null")
        .query(Integer.class)
        .single();
  }

  /** As an Alertmanager does: to the other one, and again, until it is taken. */
  private boolean alert(int number) {
    String body =
        """
        {"version": "4", "status": "firing", "receiver": "hindsight", "alerts": [{
          "status": "firing",
          "labels": {"alertname": "RequestsFailing", "namespace": "gale", "service": "gale-%03d"},
          "annotations": {"summary": "requests fail"},
          "startsAt": "2026-01-02T03:04:05Z"}]}
        """
            .formatted(number);
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (int tries = 0; true; tries++) {
        String port = (tries % 2 == 0 ? left : right).get("server.port");
        HttpRequest request =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/alerts/alertmanager"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Scene.TOKEN)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
          if (http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2) {
            return true;
          }
        } catch (IOException _) {
          // that one is dead
        }
        Thread.sleep(500);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private List<Person> writers() {
    List<Person> writers = IntStream.range(0, FORMS).mapToObj(this::writer).toList();
    Channel general = scene.slack().channel(Workspace.GENERAL);
    for (Person writer : writers) {
      scene.slack().put(writer);
      general = general.with(writer.id());
    }
    scene.slack().put(general);
    return writers;
  }

  private Person writer(int number) {
    String id = "U0FORM%05d".formatted(number);
    return Person.of(id, "form" + number, "Form " + number, "engineer", Person.Kind.MEMBER);
  }

  /** Somebody fills in a form and sends it, and again where Slack says that it did not work. */
  private String form(Person person, int number) throws InterruptedException {
    Optional<OpenView> view = Optional.empty();
    for (int tries = 0; view.isEmpty() && tries < 10; tries++) {
      scene.slack().slash(person.id(), Workspace.GENERAL, "feedback");
      for (int wait = 0; view.isEmpty() && wait < 50; wait++) {
        Thread.sleep(100);
        // what stands there until the form is made has nothing to send
        view =
            scene.slack().views(person.id()).stream()
                .filter(shown -> shown.view().hasNonNull("submit"))
                .findFirst();
      }
    }
    String id = view.orElseThrow().id();
    for (int tries = 0; tries < 10; tries++) {
      // what the dead one had kept and not acknowledged the other does, and the window says so
      if (isSent(person, id)) {
        return "acknowledged";
      }
      if (scene
          .slack()
          .submit(person.id(), id, Map.of("text", "form %02d".formatted(number)))
          .filter(Delivered::acknowledged)
          .isPresent()) {
        return "acknowledged";
      }
    }
    return "never taken";
  }

  private boolean isSent(Person person, String id) {
    return scene.slack().views(person.id()).stream()
        .filter(shown -> shown.id().equals(id))
        .noneMatch(shown -> shown.view().hasNonNull("submit"));
  }

  private List<String> kept() {
    return scene.jdbc().sql("select words from bot.feedback").query(String.class).list();
  }

  private List<String> untold(List<Person> writers) {
    return writers.stream().map(Person::id).filter(id -> !isTold(id)).toList();
  }

  /** Where they are, or in private. */
  private boolean isTold(String writer) {
    return Stream.concat(
            scene.slack().ephemerals(writer).stream(),
            scene.slack().messages(scene.slack().person(writer).directMessage()).stream())
        .anyMatch(message -> message.text().contains("It is kept"));
  }

  /** The services that stand on a card, in a storm's message or in its thread. */
  private List<String> shown() {
    List<String> all = new ArrayList<>();
    for (Message card : scene.cards()) {
      all.add(card.json().toString());
      scene.thread(card).forEach(reply -> all.add(reply.json().toString()));
    }
    return all.stream()
        .flatMap(text -> SERVICE.matcher(text).results())
        .map(found -> found.group())
        .distinct()
        .toList();
  }

  private boolean isCard(String text) {
    return SERVICE.matcher(text).find() && !text.contains(" storm");
  }

  private void isOnce(String card) {
    String service = SERVICE.matcher(card).results().findFirst().orElseThrow().group();
    assertThat(scene.cards().stream().map(Message::text).filter(this::isCard))
        .filteredOn(text -> text.contains(service))
        .as(service)
        .hasSize(1);
  }

  private long mostPosts() {
    List<Instant> posts =
        scene.slack().journal().calls().stream()
            .filter(call -> call.method().equals("chat.postMessage"))
            .filter(call -> call.status() == 200 && call.error().isEmpty())
            .filter(call -> Workspace.INCIDENTS.equals(call.args().get("channel")))
            .map(ApiCall::at)
            .sorted()
            .toList();
    return posts.stream()
        .mapToLong(
            at ->
                posts.stream()
                    .filter(p -> !p.isBefore(at) && p.isBefore(at.plusSeconds(1)))
                    .count())
        .max()
        .orElse(0);
  }

  private void await(String what, BooleanSupplier condition) {
    try {
      Awaitility.await(what).atMost(SOON).until(condition::getAsBoolean);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "never came: %s%n%s%n%s%n%s"
              .formatted(what, scene.shown(), doomed.lastWords(), other.lastWords()),
          e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
