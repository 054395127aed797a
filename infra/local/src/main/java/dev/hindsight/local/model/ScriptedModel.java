package dev.hindsight.local.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A model on 127.0.0.1 that answers {@code POST /v1/chat/completions}, and {@code /v1/messages} as
 * Anthropic does, by rule; {@code POST /behaviour} with a {@link Behaviour}'s name changes how, for
 * all that follow.
 */
public final class ScriptedModel implements AutoCloseable {

  /** The name to ask for; {@code scripted:stall} asks for one behaviour. */
  public static final String NAME = "scripted";

  private static final int LONGEST_REQUEST = 5_000_000;
  private static final Duration SLOWLY = Duration.ofSeconds(2);
  private static final Map<String, Wire> WIRES =
      Map.of("/v1/chat/completions", new Completions(), "/v1/messages", new Messages());

  private final Clock clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = Behaviour.GOOD;
  private volatile List<Said> recorded = List.of();

  private ScriptedModel(Clock clock, HttpServer server) {
    this.clock = clock;
    this.server = server;
  }

  /** Starts it on a free port. */
  public static ScriptedModel start(Clock clock) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ScriptedModel model = new ScriptedModel(clock, server);
    server.setExecutor(model.threads);
    for (Map.Entry<String, Wire> at : WIRES.entrySet()) {
      Wire wire = at.getValue();
      server.createContext(
          at.getKey(),
          exchange -> model.serve(exchange, wire, (it, body) -> model.complete(wire, it, body)));
    }
    server.createContext(
        "/behaviour", exchange -> model.serve(exchange, new Completions(), model::change));
    server.start();
    return model;
  }

  /** What a client of OpenAI's takes as its base URL. */
  public URI url() {
    return root().resolve("/v1");
  }

  /** What a client of Anthropic's takes as its base URL. */
  public URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on it answers like this. */
  public void behave(Behaviour next) {
    behaviour = next;
  }

  /**
   * From now on its good answers are these recorded ones, one a turn and the last from there on;
   * none to have it think again.
   */
  public void repeat(List<Said> answers) {
    recorded = List.copyOf(answers);
  }

  /** What the users' messages said, oldest first. */
  public List<String> questions() {
    return List.copyOf(questions);
  }

  /** All that was sent here, oldest first. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private interface Handler {
    void handle(HttpExchange exchange, byte[] body) throws IOException, InterruptedException;
  }

  private void serve(HttpExchange exchange, Wire wire, Handler handler) throws IOException {
    Replies replies = new Replies(exchange, wire);
    try (exchange;
        InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(LONGEST_REQUEST);
      if (!exchange.getRequestMethod().equals("POST")) {
        replies.error(405, "POST only", "invalid_request_error");
        return;
      }
      handler.handle(exchange, body);
    } catch (IllegalArgumentException e) {
      replies.error(400, String.valueOf(e.getMessage()), "invalid_request_error");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void change(HttpExchange exchange, byte[] body) throws IOException {
    behave(Behaviour.named(new String(body, UTF_8).strip()));
    Replies.send(exchange, 200, Wire.JSON.writeValueAsBytes(behaviour.word()));
  }

  private void complete(Wire wire, HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    requests.add(new String(body, UTF_8));
    Question question = wire.question(body);
    questions.add(question.user());
    Replies replies = new Replies(exchange, wire);
    switch (question.wanted().orElse(behaviour)) {
      case GOOD -> say(replies, question, good(question));
      case SLOW -> {
        Thread.sleep(SLOWLY);
        say(replies, question, Helper.help(question));
      }
      case PICKY -> say(replies, question, Helper.pick(question));
      case HALLUCINATE ->
          say(replies, question, words(Helper.answer(Composer.invented(question.facts()))));
      case OBEY -> say(replies, question, Hijacked.obey(question));
      case GARBAGE ->
          say(replies, question, words("Sure! Here is what I think: {\"sentences\": [}"));
      case STALL -> Replies.stall();
      case TRICKLE -> replies.trickle();
      case BUSY -> replies.busy();
      case BROKEN -> replies.error(500, "it broke", "server_error");
      case CUT -> replies.cut(wire.whole(question, Helper.help(question), now()));
      case HUGE -> replies.huge();
    }
  }

  private Said good(Question question) {
    List<Said> said = recorded;
    return said.isEmpty()
        ? Helper.help(question)
        : said.get(Math.min(question.turn(), said.size() - 1));
  }

  private static Said words(String text) {
    return new Said.Words(text);
  }

  private void say(Replies replies, Question question, Said said) throws IOException {
    if (question.streams()) {
      replies.stream(replies.wire().pieces(question, said, now()));
    } else {
      replies.send(200, replies.wire().whole(question, said, now()));
    }
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
