package dev.hindsight.bot.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** As much of Slack's Web API as messages need; what goes wrong is written down beforehand. */
public final class ScriptedSlack implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** How a call goes wrong. */
  public enum Fault {
    RATE_LIMITED,
    SERVER_ERROR,
    /** It happens, and the answer is lost. */
    LOST_ANSWER,
    /** It happens, and Slack says that something went wrong on the way. */
    DONE_WITH_AN_ERROR
  }

  /** One call that came. */
  public record Call(String method, Map<String, String> form) {}

  private final HttpServer http;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Object>> script = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> messages = new ConcurrentHashMap<>();
  private final Map<String, String> files = new ConcurrentHashMap<>();
  private final Map<String, String> people = new ConcurrentHashMap<>();
  private final AtomicLong clock = new AtomicLong(1_700_000_000L);

  private volatile String socket = "";
  private volatile String scopes = "";

  public ScriptedSlack() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    http.createContext("/", this::serve);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.start();
  }

  /** Where the methods are. */
  public URI api() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/api/");
  }

  /** A response URL of this Slack. */
  public String responseUrl() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/response/1";
  }

  /** The next call of a method goes wrong like this. */
  public void next(String method, Fault fault) {
    script.computeIfAbsent(method, m -> new ConcurrentLinkedQueue<>()).add(fault);
  }

  /** The next call of a method is answered with {@code ok: false}. */
  public void refuse(String method, String error) {
    script.computeIfAbsent(method, m -> new ConcurrentLinkedQueue<>()).add(error);
  }

  /** The next call of a method is answered with this. */
  public void answer(String method, String json) {
    script.computeIfAbsent(method, m -> new ConcurrentLinkedQueue<>()).add(JSON.readTree(json));
  }

  /** The next call of a method is answered after this long. */
  public void slow(String method, Duration pause) {
    script.computeIfAbsent(method, m -> new ConcurrentLinkedQueue<>()).add(pause);
  }

  /** What users.info says of a person: the {@code user} object. */
  public void person(String id, String json) {
    people.put(id, json);
  }

  /** What conversations.info says of a channel: the {@code channel} object. */
  public void channel(String id, String json) {
    people.put(id, json);
  }

  /** A channel that only our own people read. */
  public void ours(String id) {
    channel(id, "{\"id\":\"%s\",\"is_member\":true}".formatted(id));
  }

  /** A channel that another organisation reads too. */
  public void shared(String id) {
    channel(id, "{\"id\":\"%s\",\"is_member\":true,\"is_ext_shared\":true}".formatted(id));
  }

  /** The rights that every answer says the token has. */
  public void scopes(String all) {
    scopes = all;
  }

  /** Where apps find the socket. */
  public void socket(String url) {
    socket = url;
  }

  /** The calls of a method, in order. */
  public List<Map<String, String>> calls(String method) {
    return calls.stream().filter(c -> c.method().equals(method)).map(Call::form).toList();
  }

  /** What is shown now, by ts. */
  public Map<String, ObjectNode> messages() {
    return messages;
  }

  /** The thread of each uploaded file, empty until it is shared. */
  public Map<String, String> files() {
    return files;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().replaceFirst("^/api/", "");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    // what is uploaded is neither
    boolean form = !body.startsWith("{") && !method.startsWith("/upload");
    Map<String, String> fields = form ? form(body) : Map.of("body", body);
    calls.add(new Call(method, fields));
    Object planned = script.getOrDefault(method, new ConcurrentLinkedQueue<>()).poll();
    if (planned instanceof Duration pause) {
      LockSupport.parkNanos(pause.toNanos());
      planned = null;
    }
    if (planned == Fault.RATE_LIMITED) {
      exchange.getResponseHeaders().add("Retry-After", "7");
      answer(exchange, 429, "{\"ok\":false,\"error\":\"ratelimited\"}");
    } else if (planned == Fault.SERVER_ERROR) {
      answer(exchange, 503, "");
    } else if (planned instanceof JsonNode json) {
      answer(exchange, 200, json.toString());
    } else if (planned instanceof String error) {
      answer(exchange, 200, "{\"ok\":false,\"error\":\"%s\"}".formatted(error));
    } else {
      String done = perform(method, fields).toString();
      if (planned == Fault.LOST_ANSWER) {
        answer(exchange, 502, "");
      } else if (planned == Fault.DONE_WITH_AN_ERROR) {
        answer(exchange, 200, "{\"ok\":false,\"error\":\"internal_error\"}");
      } else {
        answer(exchange, 200, done);
      }
    }
  }

  private ObjectNode perform(String method, Map<String, String> form) {
    ObjectNode ok = JSON.createObjectNode().put("ok", true);
    return switch (method) {
      case "chat.postMessage" -> post(ok, form);
      case "chat.update" -> update(ok, form);
      case "chat.delete" ->
          messages.remove(form.get("ts")) == null
              ? JSON.createObjectNode().put("ok", false).put("error", "message_not_found")
              : ok;
      case "conversations.history", "conversations.replies" -> {
        ArrayNode all = ok.putArray("messages");
        messages.values().forEach(all::add);
        yield ok;
      }
      case "conversations.open" -> {
        ok.putObject("channel").put("id", "D" + form.get("users"));
        yield ok;
      }
      case "conversations.info" -> {
        String channel = people.get(form.get("channel"));
        yield channel == null
            ? JSON.createObjectNode().put("ok", false).put("error", "channel_not_found")
            : ok.set("channel", JSON.readTree(channel));
      }
      case "files.getUploadURLExternal" -> {
        String id = "F" + clock.incrementAndGet();
        files.put(id, "");
        yield ok.put("file_id", id).put("upload_url", api().resolve("/upload").toString());
      }
      case "files.completeUploadExternal" -> {
        JSON.readTree(form.get("files"))
            .forEach(
                file -> files.put(file.get("id").asString(), form.getOrDefault("thread_ts", "")));
        yield ok;
      }
      case "files.delete" -> {
        files.remove(form.get("file"));
        yield ok;
      }
      case "files.info" -> {
        String thread = files.getOrDefault(form.get("file"), "");
        ObjectNode shares = ok.putObject("file").putObject("shares");
        if (!thread.isEmpty()) {
          shares.putObject("public").putArray("C1").addObject().put("thread_ts", thread);
        }
        yield ok;
      }
      case "views.open", "views.push" -> {
        ok.putObject("view").put("id", "V1").put("hash", "h1");
        yield ok;
      }
      case "chat.getPermalink" ->
          ok.put("permalink", "https://example.slack.com/" + form.get("message_ts"));
      case "auth.test" ->
          ok.put("team_id", "T1").put("user_id", "UBOT").put("bot_id", "B1").put("team", "t");
      case "apps.connections.open" -> ok.put("url", socket);
      case "users.info" -> {
        String user = people.get(form.get("user"));
        yield user == null
            ? JSON.createObjectNode().put("ok", false).put("error", "user_not_found")
            : ok.set("user", JSON.readTree(user));
      }
      default -> ok;
    };
  }

  private ObjectNode post(ObjectNode ok, Map<String, String> form) {
    String ts = clock.incrementAndGet() + ".000100";
    ObjectNode message = content(form).put("ts", ts).put("channel", form.get("channel"));
    message.put("thread_ts", form.getOrDefault("thread_ts", ts));
    if (form.containsKey("metadata")) {
      message.set("metadata", JSON.readTree(form.get("metadata")));
    }
    messages.put(ts, message);
    return ok.put("channel", form.get("channel")).put("ts", ts);
  }

  private ObjectNode update(ObjectNode ok, Map<String, String> form) {
    ObjectNode message = messages.get(form.get("ts"));
    if (message == null) {
      return JSON.createObjectNode().put("ok", false).put("error", "message_not_found");
    }
    message.remove("blocks");
    message.setAll(content(form));
    return ok.put("channel", form.get("channel")).put("ts", form.get("ts"));
  }

  private static ObjectNode content(Map<String, String> form) {
    ObjectNode node = JSON.createObjectNode().put("text", form.getOrDefault("text", ""));
    if (form.containsKey("blocks")) {
      JsonNode blocks = JSON.readTree(form.get("blocks"));
      node.set("blocks", blocks);
    }
    return node;
  }

  private static Map<String, String> form(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    Arrays.stream(body.split("&"))
        .filter(pair -> pair.contains("="))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> fields.put(decoded(pair[0]), decoded(pair[1])));
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().add("X-OAuth-Scopes", scopes);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
