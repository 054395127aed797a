package dev.hindsight.local.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hindsight.local.model.Completions.Question;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/**
 * A model on 127.0.0.1 that answers {@code POST /v1/chat/completions} by rule; {@code POST
 * /behaviour} with a {@link Behaviour}'s name changes how, for all that follow.
 */
public final class ScriptedModel implements AutoCloseable {

  /** The name to ask for; {@code scripted:stall} asks for one behaviour. */
  public static final String NAME = "scripted";

  private static final int LONGEST_REQUEST = 5_000_000;

  private final Clock clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = Behaviour.GOOD;

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
    server.createContext(
        "/v1/chat/completions", exchange -> model.serve(exchange, model::complete));
    server.createContext("/behaviour", exchange -> model.serve(exchange, model::change));
    server.start();
    return model;
  }

  /** What a client takes as its base URL. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  /** From now on it answers like this. */
  public void behave(Behaviour next) {
    behaviour = next;
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

  private void serve(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange;
        InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(LONGEST_REQUEST);
      if (!exchange.getRequestMethod().equals("POST")) {
        Replies.send(exchange, 405, Completions.error("POST only", "invalid_request_error"));
        return;
      }
      handler.handle(exchange, body);
    } catch (IllegalArgumentException e) {
      Replies.send(
          exchange,
          400,
          Completions.error(String.valueOf(e.getMessage()), "invalid_request_error"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void change(HttpExchange exchange, byte[] body) throws IOException {
    behave(Behaviour.named(new String(body, UTF_8).strip()));
    Replies.send(exchange, 200, Completions.JSON.writeValueAsBytes(behaviour.word()));
  }

  private void complete(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    requests.add(new String(body, UTF_8));
    Question question = Completions.question(body);
    questions.add(question.user());
    PromptFacts facts = PromptFacts.of(question.user());
    switch (question.wanted().orElse(behaviour)) {
      case GOOD -> help(exchange, question, facts);
      case HALLUCINATE -> say(exchange, question, Completions.answer(Composer.invented(facts)));
      case OBEY ->
          say(exchange, question, Completions.answer(Composer.obedient(facts, question.user())));
      case GARBAGE -> say(exchange, question, "Sure! Here is what I think: {\"sentences\": [}");
      case STALL -> Replies.stall();
      case TRICKLE -> Replies.trickle(exchange);
      case BUSY -> Replies.busy(exchange);
      case BROKEN -> Replies.send(exchange, 500, Completions.error("it broke", "server_error"));
      case CUT ->
          Replies.cut(exchange, completion(question, Completions.answer(Composer.honest(facts, question.system()))));
      case HUGE -> Replies.huge(exchange);
    }
  }

  private void help(HttpExchange exchange, Question question, PromptFacts facts)
      throws IOException {
    Optional<JsonNode> looks = Helper.looks(question.request());
    if (looks.isPresent()) {
      long at = clock.instant().getEpochSecond();
      Replies.send(exchange, 200, Completions.calls(question, looks.get(), at));
    } else if (!question.request().path("tools").isEmpty()) {
      say(exchange, question, Helper.found(facts));
    } else {
      say(
          exchange,
          question,
          Helper.draft(question.user())
              .orElseGet(() -> Completions.answer(Composer.honest(facts, question.system()))));
    }
  }

  private void say(HttpExchange exchange, Question question, String content) throws IOException {
    Replies.send(exchange, 200, completion(question, content));
  }

  private byte[] completion(Question question, String content) {
    return Completions.completion(question, content, clock.instant().getEpochSecond());
  }
}
