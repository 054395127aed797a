package dev.hindsight.bench.aws.run;

import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The server that stands in for AWS, asked without any trouble between. */
final class MotoServer implements AutoCloseable {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final URI url;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  MotoServer(URI url) {
    this.url = url;
  }

  URI url() {
    return url;
  }

  /** It forgets everything, checks no rights, and gives the same ids for the same seed. */
  void reset(long seed) {
    send("POST", "iam", "us-east-1", "/moto-api/reset", "text/plain", "", "");
    send("POST", "iam", "us-east-1", "/moto-api/reset-auth", "text/plain", "", "inf");
    send("POST", "iam", "us-east-1", "/moto-api/seed?a=" + seed, "text/plain", "", "");
  }

  /** A call of a service that takes forms; answers XML. */
  String form(Form service, String region, String action, Map<String, Object> parameters) {
    String body =
        parameters.entrySet().stream()
            .map(e -> e.getKey() + "=" + encoded(e.getValue().toString()))
            .collect(
                Collectors.joining(
                    "&", "Action=%s&Version=%s&".formatted(action, service.version), ""));
    return send("POST", service.name, region, "/", FORM, "", body);
  }

  /** A call of a service that takes JSON. */
  String json(String service, String region, String target, String body) {
    return send("POST", service, region, "/", "application/x-amz-json-1.1", target, body);
  }

  /** A call of a service that speaks REST. */
  String rest(String service, String region, String method, String path, String body) {
    return send(method, service, region, path, "application/json", "", body);
  }

  private String send(
      String method,
      String service,
      String region,
      String path,
      String type,
      String target,
      String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", type)
            // tells moto service and region; nobody checks the signature
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=TEST/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=0"
                    .formatted(region, service))
            .method(method, BodyPublishers.ofString(body));
    if (!target.isEmpty()) {
      request.header("X-Amz-Target", target);
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            "moto refused %s %s: %s".formatted(path, body, answer.body()));
      }
      return answer.body();
    } catch (ConnectException e) {
      throw new CannotRun(
          "moto does not answer at %s; infra/moto.sh DIR PORT starts it".formatted(url), e);
    } catch (IOException e) {
      throw new CannotRun("moto at %s: %s".formatted(url, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The text of the first element of this name. */
  static String element(String xml, String name) {
    Matcher found = Pattern.compile("<%1$s>([^<]*)</%1$s>".formatted(name)).matcher(xml);
    if (!found.find()) {
      throw new IllegalStateException("no %s in %s".formatted(name, xml));
    }
    return found.group(1);
  }

  private static String encoded(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }

  /** The services that take forms. */
  enum Form {
    EC2("ec2", "2016-11-15"),
    AUTO_SCALING("autoscaling", "2011-01-01"),
    RDS("rds", "2014-10-31"),
    LOAD_BALANCING("elasticloadbalancing", "2015-12-01"),
    CLOUDWATCH("monitoring", "2010-08-01"),
    IAM("iam", "2010-05-08");

    private final String name;
    private final String version;

    Form(String name, String version) {
      this.name = name;
      this.version = version;
    }
  }
}
