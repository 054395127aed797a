package dev.hindsight.prompts.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Amount;
import dev.hindsight.prompts.Meter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.slf4j.LoggerFactory;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.util.unit.DataSize;

/** Each provider's wire, order of fallback, second tries, breaker and meter. */
class ModelsTest {

  private static final Duration DEADLINE = Duration.ofSeconds(3);
  // a provider's first client takes seconds to load on a busy machine
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Price PRICE = new Price(new BigDecimal("3"), new BigDecimal("15"));

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> books = new ArrayList<>();
  private HttpServer server;
  private Iterator<Integer> statuses = Stream.<Integer>empty().iterator();
  private volatile String filler = "";
  private volatile String ending = "";
  private volatile int tokens = 20;
  private volatile Instant now = Instant.EPOCH;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            requests.add(path + " " + body);
            int status = statuses.hasNext() ? statuses.next() : 200;
            byte[] answer =
                (status == 200 ? answer(path) : "{\"error\":{\"message\":\"forged\"}}")
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (status / 100 == 3) {
              exchange.getResponseHeaders().set("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** What each provider's documentation shows of an answer. */
  private String answer(String path) {
    String whole = answered(path);
    return ending.isEmpty()
        ? whole
        : whole.replaceAll("(?<=_reason\": \"|stopReason\": \")(?:stop|end_turn)", ending);
  }

  private String answered(String path) {
    String text = "{\\\"sentences\\\": []}" + filler;
    return switch (path) {
      case "/v1/chat/completions" ->
          """
          {"id": "c1", "object": "chat.completion", "created": 1, "model": "m",
           "choices": [{"index": 0, "finish_reason": "stop", "logprobs": null,
             "message": {"role": "assistant", "content": "%s", "refusal": null}}],
           "usage": {"prompt_tokens": 1000, "completion_tokens": %d, "total_tokens": 1020}}
          """
              .formatted(text, tokens);
      case "/v1/messages" ->
          """
          {"id": "msg_1", "type": "message", "role": "assistant", "model": "m",
           "content": [{"type": "text", "text": "%s"}], "stop_reason": "end_turn",
           "stop_sequence": null, "usage": {"input_tokens": 1000, "output_tokens": %d}}
          """
              .formatted(text, tokens);
      case "/api/chat" ->
          """
          {"model": "m", "created_at": "2026-01-01T00:00:00Z", "done": true, "done_reason": "stop",
           "message": {"role": "assistant", "content": "%s"},
           "prompt_eval_count": 1000, "eval_count": %d, "total_duration": 1, "load_duration": 1,
           "prompt_eval_duration": 1, "eval_duration": 1}
          """
              .formatted(text, tokens);
      case "/model/m/converse" ->
          """
          {"output": {"message": {"role": "assistant", "content": [{"text": "%s"}]}},
           "stopReason": "end_turn", "metrics": {"latencyMs": 1},
           "usage": {"inputTokens": 1000, "outputTokens": %d, "totalTokens": 1020}}
          """
              .formatted(text, tokens);
      default -> throw new UncheckedIOException(new IOException(path));
    };
  }

  private ModelEndpoint endpoint(Provider provider) {
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    return new ModelEndpoint(
        provider.name(),
        "m",
        Optional.of(URI.create(provider == Provider.OPENAI ? base + "/v1" : base)),
        provider == Provider.BEDROCK ? Optional.empty() : Optional.of("k"),
        Optional.empty(),
        Optional.of("eu-west-1"),
        PRICE);
  }

  private Models models(Provider... providers) {
    Limits limits = new Limits(PATIENCE, DataSize.ofKilobytes(64), 500);
    return new Models(
        Stream.of(providers)
            .map(p -> new Line(endpoint(p), limits, new Breaker(Duration.ofSeconds(60), () -> now)))
            .toList(),
        this::keep,
        PATIENCE);
  }

  private Meter.Tab keep(Account account, String model, Amount most) {
    books.add("open " + account.task());
    return (spent, outcome) ->
        books.add(outcome + spent.map(amount -> " " + amount.money()).orElse(" unknown"));
  }

  private static Question question() {
    return new Question(
        Account.of("narrate"),
        List.of(
            new SystemMessage("be brief"),
            new UserMessage("{not} a variable" + " of any kind".repeat(100))),
        Optional.of(Answer.class),
        List.of());
  }

  @BeforeEach
  void identity() {
    System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
    System.setProperty("aws.secretAccessKey", "example");
  }

  @AfterEach
  void noIdentity() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void eachProviderAnswersAndItsTokensArePaid(Provider provider) {
    Reply reply = models(provider).ask(question());
    assertThat(Forms.read(reply.text(), Answer.class).read()).isEmpty();
    assertThat(reply.spent()).isEqualTo(new Amount(1000, 20, 3_300));
    assertThat(books).containsExactly("open narrate", "answered 0.003300");
    assertThat(requests).hasSize(1);
    assertThat(requests.getFirst()).contains("be brief", "{not} a variable", "500");
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aBusyOneIsAskedOnceMore(Provider provider) {
    statuses = Stream.of(429).iterator();
    assertThat(models(provider).ask(question()).spent().input()).isEqualTo(1000);
    assertThat(requests).hasSize(2);
    assertThat(books)
        .containsExactly("open narrate", "busy 0.000000", "open narrate", "answered 0.003300");
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void oneThatRefusesOurKeyIsNot(Provider provider) {
    statuses = Stream.of(403).iterator();
    assertThatThrownBy(() -> models(provider).ask(question()))
        .isInstanceOfSatisfying(
            ModelFailed.class,
            e -> {
              assertThat(e.trouble()).isEqualTo(Trouble.FORBIDDEN);
              assertThat(e.sentence()).isEqualTo("The model's server refused our key (403).");
            });
    assertThat(requests).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void whatBreaksOffOnTheWayIsPaidForEachTry(Provider provider) {
    statuses = Stream.of(502, 502).iterator();
    assertThatThrownBy(() -> models(provider).ask(question())).hasMessageContaining("failed (502)");
    assertThat(books)
        .containsExactly("open narrate", "cut_off unknown", "open narrate", "cut_off unknown");
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void whereAGatewayWaitedTooLongNobodyAsksAndPaysAgain(Provider provider) {
    statuses = Stream.of(504).iterator();
    assertThatThrownBy(() -> models(provider).ask(question())).hasMessageContaining("failed (504)");
    assertThat(requests).hasSize(1);
    assertThat(books).containsExactly("open narrate", "given_up unknown");
  }

  /** Sets aside as the bot's books do, and holds a cap. */
  private static final class Till implements Meter {

    private long left;

    Till(long left) {
      this.left = left;
    }

    @Override
    public Tab open(Account account, String model, Amount most) {
      if (most.micros() > left) {
        throw new OverCap("The cap is reached.");
      }
      left -= most.micros();
      return (spent, _) -> left += most.micros() - spent.orElse(most).micros();
    }
  }

  /** A lost answer stays set aside, so the second try needs room of its own below the cap. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          502       | 1 | 1 | the first took all
          502       | 2 | 2 | the answer of the second
          502, 502  | 2 | 2 | both lost
          502, 502  | 3 | 2 | both lost, and no third
          429       | 1 | 2 | the first cost nothing
          500, 429  | 1 | 2 | neither cost anything
          504       | 2 | 1 | not asked again
          """)
  void bothTriesAreHeldBelowTheCap(String failing, int room, int asked, String why) {
    List<Integer> failed = Stream.of(failing.split(", ")).map(Integer::valueOf).toList();
    statuses = failed.iterator();
    Line line =
        new Line(
            endpoint(Provider.OPENAI),
            new Limits(PATIENCE, DataSize.ofKilobytes(64), 500),
            new Breaker(Duration.ZERO, () -> now));
    long most = line.most(question()).micros();
    Till till = new Till(room * most);
    boolean answered = asked > failed.size();
    try {
      new Models(List.of(line), till, PATIENCE).ask(question());
      assertThat(answered).as(why).isTrue();
    } catch (ModelFailed e) {
      assertThat(answered).as(why).isFalse();
    }
    assertThat(requests).as(why).hasSize(asked);
    long lost = failed.stream().filter(status -> status == 502 || status == 504).count();
    assertThat(till.left).as(why).isEqualTo((room - lost) * most - (answered ? 3_300 : 0));
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void whatAServerSaysItTookIsBounded(Provider provider) {
    tokens = 1_000_000_000;
    Models models = models(provider);
    for (int i = 0; i < 3; i++) {
      assertThat(models.ask(question()).spent().output()).isEqualTo(64 * 1024);
    }
    assertThatThrownBy(() -> models.ask(question())).hasMessageContaining("is left alone");
  }

  @Test
  void aClientThatCannotBeMadeIsNotAsked() {
    ModelEndpoint broken =
        new ModelEndpoint(
            "openai",
            "m",
            Optional.empty(),
            Optional.empty(),
            Optional.of(Path.of("no-such-key")),
            Optional.empty(),
            PRICE);
    assertThat(asked(broken, endpoint(Provider.OPENAI)).spent().output()).isEqualTo(20);
    assertThat(books).startsWith("open narrate", "away 0.000000");
  }

  @Test
  void withoutAnIdentityOfAwsTheNextIsAskedAndNothingIsPaid() {
    noIdentity();
    System.setProperty("aws.profile", "none-of-this-name");
    try {
      assertThat(asked(endpoint(Provider.BEDROCK), endpoint(Provider.OPENAI)).spent().output())
          .isEqualTo(20);
    } finally {
      System.clearProperty("aws.profile");
    }
    assertThat(books).startsWith("open narrate", "away 0.000000");
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void whereTheServerSpeaksNoTlsNothingIsPaid(Provider provider) throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> refuse(plain));
      ModelEndpoint secure =
          new ModelEndpoint(
              provider.name(),
              "m",
              Optional.of(URI.create("https://127.0.0.1:" + plain.getLocalPort())),
              provider == Provider.BEDROCK ? Optional.empty() : Optional.of("k"),
              Optional.empty(),
              Optional.of("eu-west-1"),
              PRICE);
      assertThatThrownBy(() -> asked(secure))
          .isInstanceOfSatisfying(
              ModelFailed.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.AWAY));
    }
    assertThat(books).allMatch(line -> line.startsWith("open") || line.equals("away 0.000000"));
  }

  /** Answers whatever comes with what is no TLS. */
  private static void refuse(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        caller.getInputStream().readNBytes(64);
        caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
      } catch (IOException e) {
        // the caller or the test has gone
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void whatItsServerSaysStaysOutOfTheLog(Provider provider) {
    statuses = Stream.of(401).iterator();
    Logger logger = (Logger) LoggerFactory.getLogger(Models.class);
    ListAppender<ILoggingEvent> events = new ListAppender<>();
    events.start();
    logger.addAppender(events);
    try {
      assertThatThrownBy(() -> models(provider).ask(question())).isInstanceOf(ModelFailed.class);
    } finally {
      logger.detachAppender(events);
    }
    assertThat(events.list)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getFormattedMessage()).contains("m was no help", "FORBIDDEN");
              assertThat(event.getFormattedMessage()).doesNotContain("forged");
              assertThat(event.getThrowableProxy()).isNull();
            });
  }

  private Reply asked(ModelEndpoint... endpoints) {
    Limits limits = new Limits(PATIENCE, DataSize.ofKilobytes(64), 500);
    return new Models(
            Stream.of(endpoints)
                .map(e -> new Line(e, limits, new Breaker(Duration.ofSeconds(60), () -> now)))
                .toList(),
            this::keep,
            PATIENCE)
        .ask(question());
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void noneTakesKeyAndPromptElsewhere(Provider provider) {
    for (int status : List.of(301, 302, 303, 307, 308)) {
      statuses = Stream.of(status).iterator();
      requests.clear();
      assertThatThrownBy(() -> models(provider).ask(question()))
          .isInstanceOfSatisfying(
              ModelFailed.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.REJECTED));
      assertThat(requests).as("%d", status).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI, content_filter",
    "ANTHROPIC, refusal",
    "BEDROCK, guardrail_intervened",
    "BEDROCK, content_filtered"
  })
  void aModelThatRefusesToAnswerIsNotAskedAgainAndSaidToHaveRefused(
      Provider provider, String said) {
    ending = said;
    assertThatThrownBy(() -> models(provider).ask(question()))
        .isInstanceOfSatisfying(
            ModelFailed.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.DECLINED))
        .hasMessageContaining("The model refused to answer.");
    assertThat(requests).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void anAnswerThatIsTooLongIsGivenUp(Provider provider) {
    filler = "a".repeat(100_000);
    assertThatThrownBy(() -> models(provider).ask(question()))
        .isInstanceOfSatisfying(
            ModelFailed.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.TOO_LONG));
    assertThat(books).last().isEqualTo("too_long unknown");
  }

  @ParameterizedTest
  @EnumSource(value = Provider.class, mode = Mode.EXCLUDE, names = "OPENAI")
  void theNextOneIsAskedWhenTheFirstFails(Provider next) {
    statuses = Stream.of(500, 500).iterator();
    assertThat(models(Provider.OPENAI, next).ask(question()).spent().output()).isEqualTo(20);
    assertThat(requests).hasSize(3);
  }

  @Test
  void afterThreeFailuresItIsLeftAloneForAMinute() {
    Models models = models(Provider.OPENAI);
    statuses = Stream.generate(() -> 500).limit(4).iterator();
    assertThatThrownBy(() -> models.ask(question())).hasMessageContaining("failed (500)");
    assertThatThrownBy(() -> models.ask(question())).hasMessageContaining("is left alone");
    assertThat(requests).hasSize(3);
    assertThatThrownBy(() -> models.ask(question())).hasMessageContaining("is left alone");
    assertThat(requests).hasSize(3);
    now = now.plusSeconds(61);
    assertThatThrownBy(() -> models.ask(question())).hasMessageContaining("is left alone");
    assertThat(requests).as("one may try").hasSize(4);
    now = now.plusSeconds(61);
    assertThat(models.ask(question()).text()).isNotEmpty();
    assertThat(models.ask(question()).text()).isNotEmpty();
  }

  @Test
  void aCapStopsItBeforeItIsAsked() {
    Models capped =
        new Models(
            List.of(
                new Line(
                    endpoint(Provider.OPENAI),
                    new Limits(DEADLINE, DataSize.ofKilobytes(64), 500),
                    new Breaker(Duration.ZERO, () -> now))),
            (account, model, most) -> {
              throw new Meter.OverCap("The cap of 5.00 USD for today is reached.");
            },
            DEADLINE);
    assertThatThrownBy(() -> capped.ask(question()))
        .isInstanceOfSatisfying(
            ModelFailed.class,
            e -> assertThat(e.sentence()).isEqualTo("The cap of 5.00 USD for today is reached."));
    assertThat(requests).isEmpty();
  }

  @Test
  void theMostIsNeverLessThanOneTokenForAByte() {
    Amount most =
        new Line(
                endpoint(Provider.OPENAI),
                new Limits(DEADLINE, DataSize.ofKilobytes(64), 500),
                new Breaker(Duration.ZERO, () -> now))
            .most(question());
    assertThat(most.input()).isGreaterThan("be brief{not} a variable".length());
    assertThat(most.output()).isEqualTo(500);
    assertThat(most.micros()).isEqualTo(3 * most.input() + 15 * 500);
  }
}
