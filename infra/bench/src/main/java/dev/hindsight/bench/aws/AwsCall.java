package dev.hindsight.bench.aws;

import dev.hindsight.bench.proxy.Request;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One request to AWS. */
public record AwsCall(Request request) {

  private static final Pattern SCOPE = Pattern.compile("Credential=[^,]*/([^/,]+)/aws4_request");
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([^&]+)");
  private static final Pattern DRY_RUN = Pattern.compile("(?:^|&)DryRun=true(?:&|$)");
  private static final List<String> READS =
      List.of("BatchGet", "Describe", "Filter", "Get", "List", "Lookup", "Query", "Scan", "Search");

  /** The service that the signature names, such as {@code ec2}. */
  public String service() {
    return request
        .header("Authorization")
        .map(SCOPE::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .orElse("unknown");
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
    boolean form =
        request
            .header("Content-Type")
            .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
            .isPresent();
    return Stream.of(request.query(), form ? request.text() : "")
        .map(ACTION::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }
}
