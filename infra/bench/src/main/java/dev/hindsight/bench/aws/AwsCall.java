package dev.hindsight.bench.aws;

import dev.hindsight.bench.proxy.Request;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.ByteString;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** One request to AWS. */
public record AwsCall(Request request) {

  private static final Pattern SCOPE =
      Pattern.compile("Credential=[^,]*/([^/,]+)/([^/,]+)/aws4_request");
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([^&]+)");
  private static final Pattern DRY_RUN = Pattern.compile("(?:^|&)DryRun=true(?:&|$)");
  // InstanceId.2, Targets.member.2.Id
  private static final Pattern MEMBER = Pattern.compile("(\\w+)(?:\\.member)?\\.(\\d+)(?:\\..*)?");
  private static final Set<String> OF_THE_API = Set.of("Action", "Version");
  private static final List<String> READS =
      List.of("BatchGet", "Describe", "Filter", "Get", "List", "Lookup", "Query", "Scan", "Search");

  /** The service that the signature names, such as {@code ec2}. */
  public String service() {
    return scope(2);
  }

  /** {@code RebootInstances}; of a service that speaks REST, method and path. */
  public String operation() {
    return target()
        .or(this::action)
        .orElseGet(() -> "%s %s".formatted(request.method(), request.path()));
  }

  /** Whether it changes something when it is answered well. */
  public boolean writes() {
    if (target().or(this::action).isEmpty()) {
      return !request.method().equals("GET") && !request.method().equals("HEAD");
    }
    return READS.stream().noneMatch(operation()::startsWith)
        && !DRY_RUN.matcher(request.text()).find();
  }

  /** The same for the same request again, its idempotency token included. */
  public String bodyHash() {
    return request.body().sha256().hex();
  }

  /** Where: the region that the signature names. */
  public String region() {
    return scope(1);
  }

  /** What it is given, each value once, whatever it is called; parts of a REST path as well. */
  public Set<String> values() {
    Set<String> values = new LinkedHashSet<>();
    Stream.of(request.path().split("/", -1)).map(AwsCall::decoded).forEach(values::add);
    if (isForm()) {
      pairs().filter(pair -> !OF_THE_API.contains(pair[0])).forEach(pair -> values.add(pair[1]));
    } else {
      json().ifPresent(tree -> leaves(tree).forEach(values::add));
    }
    values.remove("");
    return values;
  }

  /** The same for the first ones of several targets, half of them or less; empty where one is. */
  Optional<Request> ofSome() {
    return isForm() ? someOfForm() : json().flatMap(this::someOfJson);
  }

  /** The list that comes first holds the targets. */
  private Optional<Request> someOfForm() {
    Optional<String> list =
        pairs()
            .map(pair -> MEMBER.matcher(pair[0]))
            .filter(Matcher::matches)
            .findFirst()
            .map(m -> m.group(1));
    int targets = pairs().mapToInt(pair -> number(pair[0], list)).max().orElse(0);
    return targets < 2
        ? Optional.empty()
        : Optional.of(
            with(
                pairs()
                    .filter(pair -> number(pair[0], list) <= targets / 2)
                    .map(pair -> encoded(pair[0]) + "=" + encoded(pair[1]))
                    .collect(Collectors.joining("&"))));
  }

  private static int number(String name, Optional<String> list) {
    Matcher member = MEMBER.matcher(name);
    return member.matches() && list.filter(member.group(1)::equals).isPresent()
        ? Integer.parseInt(member.group(2))
        : 0;
  }

  private Optional<Request> someOfJson(JsonNode tree) {
    Optional<ArrayNode> targets =
        tree.values().stream()
            .filter(value -> value.isArray() && value.size() > 1)
            .map(ArrayNode.class::cast)
            .findFirst();
    targets.ifPresent(
        array -> {
          for (int kept = array.size() / 2; array.size() > kept; ) {
            array.remove(array.size() - 1);
          }
        });
    return targets.map(_ -> with(tree.toString()));
  }

  private Request with(String body) {
    return new Request(
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        ByteString.encodeUtf8(body));
  }

  private Stream<String[]> pairs() {
    return Stream.of(request.text().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .map(pair -> new String[] {decoded(pair[0]), decoded(pair[1])});
  }

  private Optional<JsonNode> json() {
    try {
      return Optional.of(JsonMapper.shared().readTree(request.text())).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Stream<String> leaves(JsonNode tree) {
    return tree.isValueNode()
        ? Stream.of(tree.asString(""))
        : tree.values().stream().flatMap(AwsCall::leaves);
  }

  private static String decoded(String word) {
    return URLDecoder.decode(word, StandardCharsets.UTF_8);
  }

  private static String encoded(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8);
  }

  private boolean isForm() {
    return request
        .header("Content-Type")
        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
        .isPresent();
  }

  private String scope(int part) {
    return request
        .header("Authorization")
        .map(SCOPE::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(part))
        .orElse("unknown");
  }

  AwsProtocol protocol() {
    if (target().isPresent()) {
      return AwsProtocol.JSON;
    }
    if (action().isPresent()) {
      return service().equals("ec2") ? AwsProtocol.EC2 : AwsProtocol.QUERY;
    }
    return service().equals("route53") ? AwsProtocol.QUERY : AwsProtocol.JSON;
  }

  private Optional<String> target() {
    return request.header("X-Amz-Target").map(target -> target.replaceFirst(".*\\.", ""));
  }

  private Optional<String> action() {
    return Stream.of(request.query(), isForm() ? request.text() : "")
        .map(ACTION::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }
}
