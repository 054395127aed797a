package dev.hindsight.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stand-in for AWS: one server for all tests, so each forgets what is in it before it begins.
 *
 * @param endpoint what a client takes for AWS
 */
public record Moto(URI endpoint) {

  private static final String FORM = "application/x-www-form-urlencoded";

  /** What a user signs with. */
  public record AccessKey(String id, String secret) {}

  /** The one whose URL is in HINDSIGHT_MOTO_URL, empty and without any check of rights. */
  public static Moto require() {
    String url =
        Requires.present(
            "moto",
            Requires.environment("HINDSIGHT_MOTO_URL"),
            "infra/moto.sh DIR PORT starts it, set HINDSIGHT_MOTO_URL to its URL");
    Moto moto = new Moto(URI.create(url));
    moto.reset();
    return moto;
  }

  /** Forgets everything, and checks neither signatures nor rights. */
  public void reset() {
    post("/moto-api/reset", "text/plain", "");
    post("/moto-api/reset-auth", "text/plain", "inf");
  }

  /** After so many calls, signatures and IAM rights are checked as AWS does. */
  public void checkRightsAfter(int calls) {
    post("/moto-api/reset-auth", "text/plain", Integer.toString(calls));
  }

  /** A new user whose only policy this is; made while nothing is checked. */
  public AccessKey user(String name, String policy) {
    iam("CreateUser&UserName=" + name);
    iam("PutUserPolicy&PolicyName=only&UserName=%s&PolicyDocument=".formatted(name), policy);
    String key = iam("CreateAccessKey&UserName=" + name);
    return new AccessKey(element(key, "AccessKeyId"), element(key, "SecretAccessKey"));
  }

  /** A role that everybody may assume, with this policy only; made while nothing is checked. */
  public String role(String name, String policy) {
    String role =
        iam(
            "CreateRole&RoleName=%s&AssumeRolePolicyDocument=".formatted(name),
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]}\
            """);
    iam("PutRolePolicy&PolicyName=only&RoleName=%s&PolicyDocument=".formatted(name), policy);
    return element(role, "Arn");
  }

  private String iam(String action) {
    return post("/", FORM, "Version=2010-05-08&Action=" + action);
  }

  private String iam(String action, String policy) {
    return iam(action + URLEncoder.encode(policy, StandardCharsets.UTF_8));
  }

  private static String element(String xml, String name) {
    Matcher found = Pattern.compile("<%1$s>([^<]*)</%1$s>".formatted(name)).matcher(xml);
    if (!found.find()) {
      throw new IllegalStateException("no %s in %s".formatted(name, xml));
    }
    return found.group(1);
  }

  private String post(String path, String type, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .header("Content-Type", type)
            // tells moto the service; nobody checks the signature
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=TEST/20260101/us-east-1/iam/aws4_request, "
                    + "SignedHeaders=host, Signature=0")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("moto refused %s: %s".formatted(path, answer.body()));
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException("moto at " + endpoint, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
