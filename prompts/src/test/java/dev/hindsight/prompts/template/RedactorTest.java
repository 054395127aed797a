package dev.hindsight.prompts.template;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.prompts.template.RedactionPolicy.Addresses;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples are put together at run time, so that no scanner takes this file for a leak. */
class RedactorTest {

  private static final String ALNUM =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final Random RANDOM = new Random(42);

  private final Redactor redactor = new Redactor();

  /** A secret, the text it stands in, and what it is called. */
  private record Leak(String kind, String secret, String text) {

    @Override
    public String toString() {
      return kind + " in " + text.substring(0, Math.min(24, text.length())).replace("\n", " ");
    }
  }

  static Stream<Leak> leaks() {
    String plain = "hun" + "ter" + 2;
    String base64 = Base64.getEncoder().encodeToString(("app:" + plain).getBytes());
    String awsId = "AK" + "IA" + upper(16);
    String awsSecret = any(20) + "/" + any(18) + "+";
    String jwt = "ey" + "J" + any(20) + ".ey" + "J" + any(40) + "." + any(30);
    String pem = pem("RSA PRIVATE KEY");
    String json = encoded("{\"user\":\"shop\",\"password\":\"" + plain + "\"}");
    return Stream.of(
        leak("aws-key", awsId, "using key %s for s3"),
        leak("aws-key", awsId + " " + awsSecret, "credentials: %s"),
        leak("secret", awsSecret, "AWS_SECRET_ACCESS_KEY=%s"),
        leak("secret", awsSecret, "aws_secret_access_key = %s"),
        leak("secret", awsSecret, "\"SecretAccessKey\": \"%s\","),
        leak("gcp-key", "AI" + "za" + any(35), "GET /maps?key=%s"),
        leak("gcp-key", "ya" + "29." + any(60), "oauth %s end"),
        leak("azure-secret", any(3) + "8Q" + "~" + any(34), "client uses %s"),
        leak("secret", any(86) + "==", "AccountName=shop;AccountKey=%s;EndpointSuffix=core"),
        leak("secret", any(43), "https://shop.blob.example/x?sv=2024&sig=%s&se=2026"),
        leak("slack-token", "xo" + "xb-" + digits(12) + "-" + any(24), "token %s used"),
        leak("slack-token", "xa" + "pp-1-A0" + any(8) + "-" + digits(12) + "-" + any(30), "%s"),
        leak(
            "slack-token",
            "T0" + upper(8) + "/B0" + upper(8) + "/" + any(24),
            "POST https://hooks.slack.com/services/%s failed"),
        leak("github-token", "gh" + "p_" + any(36), "cloning with %s"),
        leak("github-token", "github" + "_pat_" + any(60), "cloning with %s"),
        leak("gitlab-token", "gl" + "pat-" + any(20), "cloning with %s"),
        leak("service-token", "sk" + "_live_" + any(24), "charge with %s"),
        leak("service-token", "hv" + "s." + any(40), "vault login %s"),
        leak("service-token", "np" + "m_" + any(36), "publish %s"),
        leak("jwt", jwt, "user token %s expired"),
        leak("jwt", jwt, "Authorization: Bearer %s"),
        leak("pem", pem, "loaded\n%s\ndone"),
        leak("pem", pem.replace("\n", "\\n"), "\"private_key\": \"%s\""),
        leak("pem", pem.substring(0, pem.length() / 2), "cut %s"),
        leak("pem", pem.substring(pem.length() / 2), "%s"),
        leak("pem", pem.substring(pem.length() / 2), "all is well\n%s\ndone"),
        leak("pem", pem.substring(pem.length() / 2).replace("\n", "\n    "), "key:\n    %s\n"),
        leak("pem", pem.substring(pem.length() / 2).replace("\n", "\\n"), "cut %s\""),
        leak("kubeconfig", any(400), "    client-key-data: %s"),
        leak("url-credentials", "app:" + plain, "dial postgres://%s@orders-db:5432/orders failed"),
        leak("url-credentials", "app:p@ss" + plain, "amqp://%s@rabbit/vhost"),
        leak("url-credentials", ":" + plain, "redis://%s@cache:6379"),
        leak("url-credentials", any(32).toLowerCase(), "dsn https://%s@sentry.example/4"),
        leak("authorization", any(24), "authorization: %s"),
        leak("authorization", base64, "Authorization: Basic %s"),
        leak("authorization", any(40), "-H \"Authorization: Bearer %s\""),
        leak("bearer", any(30) + 7, "sent bearer %s to api"),
        leak("basic-auth", "Ab" + base64, "auth was Basic %s"),
        leak("basic-auth", "app:" + plain, "curl -s -u %s http://shop.example"),
        leak("cookie", "session=" + any(20) + "; theme=dark", "Cookie: %s"),
        leak("secret", plain, "DB_PASSWORD=%s"),
        leak("secret", plain, "DB_PASS=%s"),
        leak("secret", plain, "dbPass: %s"),
        leak("secret", plain, "{\"pass\":\"%s\"}"),
        leak("secret", plain, "user=app pass=%s host=db"),
        leak("secret", any(32), "JSESSIONID=%s"),
        leak("secret", any(32), "GET /cart;jsessionid=%s?x=1"),
        leak("secret", any(32), "session_id=%s"),
        leak("secret", plain, "mysql -h db -u app -p%s orders"),
        leak("secret", plain, "mysqldump -uapp -p'%s' orders"),
        leak("secret", plain, "sshpass -p %s ssh app@db"),
        leak("secret", plain, "pass\u200bword=%s"),
        leak("secret", plain, "pass\ufe0fword=%s"),
        leak("secret", plain, "pass\u034fword\u061c=%s"),
        leak("secret", plain, "\u001b[36mpassword\u001b[0m=%s"),
        leak("secret", plain, "\u001b[36mpassword=\u001b[0m%s"),
        leak("secret", plain, "\u001b[1mAPI_TOKEN\u001b[22m: %s"),
        leak("secret", plain, "\u001b[33m\"password\"\u001b[0m: \u001b[32m\"%s\"\u001b[0m"),
        leak("secret", plain, "{\"msg\":\"\\u001b[36mpassword\\u001b[0m=%s\"}"),
        leak("secret", plain, "\u001b]8;;http://a.example\u0007password\u001b]8;;\u001b\\=%s"),
        leak("secret", plain, "DB_PASS\u00adWORD\u2060=\ufeff%s"),
        leak("service-token", "whs" + "ec_" + any(32), "stripe webhook %s"),
        leak("service-token", "sk" + "-svcacct-" + any(40), "openai %s"),
        leak("url-credentials", "app:pa/ss" + plain, "dial postgres://%s@orders-db:5432/orders"),
        leak("secret", plain, "DB_PASSWORD:  %s"),
        leak("secret", plain, "password: %s"),
        leak("secret", plain, "{\"user\":\"app\",\"password\":\"%s\"}"),
        leak("secret", "two words \\\"" + plain, "{\"password\": \"%s\"}"),
        leak("secret", plain, "{\\\"password\\\":\\\"%s\\\"}"),
        leak("secret", plain, "starting with --db-password=%s --verbose"),
        leak("secret", plain, "starting with --db-password %s --verbose"),
        leak("secret", plain, "{\"name\":\"DB_PASSWORD\",\"value\":\"%s\"}"),
        leak("secret", plain, "- name: API_TOKEN\n  value: %s"),
        leak("secret", plain, "jdbc:postgresql://db/orders?user=app&password=%s&ssl=true"),
        leak("secret", plain, "api_key=%s"),
        leak("secret", plain, "X-Api-Key: %s"),
        leak("secret", plain, "spring.datasource.password=%s"),
        leak("secret", plain, "clientSecret: '%s'"),
        leak("secret", plain, "Pwd=%s;Server=db"),
        leak("secret", "not.so." + plain, "password=%s"),
        leak("secret", "xxxx" + plain, "password=%s"),
        leak("secret", "<" + plain, "password=%s"),
        leak("secret", plain, "args:\n- --db-password\n- %s\n- --port=80"),
        leak("secret", plain, "[\"server\", \"--token\", \"%s\"]"),
        leak("secret", plain, "<password>%s</password>"),
        leak("secret", plain, "{&quot;token&quot;:&quot;%s&quot;}"),
        leak("secret", plain, "password: |\n    %s\nnext: 1"),
        leak("secret", plain, "the password for orders-db is %s"),
        leak("secret", plain, "q=token%%3D%s%%26x=1".replace("%%", "%")),
        leak("secret", plain, "ALTER ROLE app WITH PASSWORD '%s'"),
        leak("secret", plain, "db:5432:orders:app:%s"),
        leak("url-credentials", "app:" + plain, "%s@tcp(orders-db:3306)/orders"),
        leak("url-credentials", "app/" + plain, "jdbc:oracle:thin:%s@db:1521:orcl"),
        leak("password-hash", "$2" + "b$12$" + any(53), "user app %s"),
        leak("encoded", encoded("DB_PASSWORD=" + plain + "\nHOST=db"), "config: %s"),
        leak("encoded", encoded(pem), "config: %s"),
        leak("encoded", json, "APP_CONFIG=%s"),
        leak("encoded", json, "A_VERY_LONG_NAME_OF_THE_SETTINGS=%s and more"),
        leak("encoded", json, "serve --config=%s --port=80"),
        leak("encoded", json, "GET /cb?state=%s&x=1"),
        leak("encoded", json, "opened file/of/%s"),
        leak("encoded", json, "data:application/json;base64,%s"),
        leak("encoded", encoded(json), "twice: %s"),
        leak("encoded", wide("echo $env:password='" + plain + "'", UTF_16LE), "powershell -enc %s"),
        leak("encoded", wide("DB_PASSWORD=" + plain, UTF_16LE), "pwsh -EncodedCommand %s -NoExit"),
        leak("encoded", wide("DB_PASSWORD=" + plain, UTF_16BE), "text: %s"),
        leak("encoded", wide("\ufeffDB_PASSWORD=" + plain, UTF_16LE), "with a mark: %s"),
        leak("encoded", wide("echo " + json, UTF_16LE), "Base64 within: %s"),
        leak("encoded", encoded(wide("DB_PASSWORD=" + plain, UTF_16LE)), "and around: %s"),
        leak("encoded", percent("curl -u app:" + plain + " http://a/b"), "GET /x?q=%s&y=1"),
        leak(
            "encoded",
            percent(percent("a=1&password=" + plain + "&b=2")),
            "Location: /login?next=%s"),
        leak("encoded", percent("{\"conf\":\"" + json + "\"}"), "GET /x?state=%s"),
        leak("encoded", wrapped(pem), "config:\n%s"),
        leak("encoded", wrapped(pem).replace("\n", "\n    "), "config: |\n    %s\nnext: 1"),
        leak("encoded", wrapped(pem).replace("\n", "\\n"), "{\"config\":\"%s\"}"),
        leak("encoded", json, "%s\nINFO next line"),
        leak("encoded", encoded("a".repeat(60_000) + " password=" + plain), "much: %s"),
        leak("kubernetes-secret", base64, "data:\n  conn: %s\nkind: Secret\n"),
        leak("kubernetes-secret", base64, "{\"kind\":\"Secret\",\"data\":{\"conn\":\"%s\"}}"),
        leak("secret", base64, "{\"auths\":{\"r\":{\"auth\":\"%s\"}}}"),
        leak("email", "ann.lee" + "@" + "shop.example", "card of %s declined"));
  }

  private static String wide(String text, Charset charset) {
    return Base64.getEncoder().encodeToString(text.getBytes(charset));
  }

  private static String percent(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @ParameterizedTest
  @MethodSource("leaks")
  void takesTheSecretOut(Leak leak) {
    String clean = redactor.apply(leak.text());

    assertThat(clean).doesNotContain(leak.secret()).contains("[redacted:" + leak.kind() + "]");
    assertThat(redactor.apply(clean)).isEqualTo(clean);
  }

  @Test
  void leavesWhatStandsAround() {
    assertThat(redactor.apply("dial postgres://app:" + "pw@orders-db:5432/x failed: refused"))
        .isEqualTo("dial postgres://[redacted:url-credentials]@orders-db:5432/x failed: refused");
    assertThat(redactor.apply("--db-password=" + "abc1 --port=80, {\"token\":\"" + "q9\"}"))
        .isEqualTo("--db-password=[redacted:secret] --port=80, {\"token\":\"[redacted:secret]\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commit 9f2c1ab77d0e4b5c8a6f3e2d1c0b9a8f7e6d5c4b",
        "image"
            + " shop/checkout@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "Pod shop/checkout-7d9f8b6c5d-x2x4z",
        "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ\n-----END CERTIFICATE-----",
        "secret: arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-a1B2c3",
        "kubectl patch deploy x -p '{\"spec\":{}}'",
        "journalctl -u kubelet -p err; docker run -u 1000 -p 8080:80 a/b",
        "Access denied for user 'app'@'10.0.0.7' (using password: YES)",
        "password: (sensitive value)",
        "kind: ConfigMap\ndata:\n  conn: YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXo=\n",
        "integrity sha512-kW3oC8WrhVq5dQ3z1b0Cz4M1oCkP4Zf1YlqTnqj2Wc9y2lqk0Y3n3O3o9w8Q1d0k5f6g==",
        "uid 123e4567-e89b-12d3-a456-426614174000",
        "container checkout: waiting CrashLoopBackOff, restarts 4, last terminated OOMKilled exit"
            + " 137",
        "Error: secret \"checkout-db\" not found",
        "couldn't find key DB_PASSWORD in Secret shop/checkout-db",
        "MountVolume.SetUp failed for volume \"token\" : secret \"checkout-db\" not found",
        "DB_PASSWORD:  <set to the key 'password' in secret 'checkout-db'>  Optional: false",
        "password=${DB_PASSWORD} token=$(cat /run/token) secret={{ .Values.secret }}",
        "FATAL: password authentication failed for user app",
        "error: password: authentication failed",
        "invalid token: signature mismatch",
        "secretName: checkout-db",
        "automountServiceAccountToken: false",
        "tokenExpirationSeconds: 3607",
        "max_tokens=4096",
        "DB_PASSWORD_FILE=/run/secrets/db",
        "PWD=/app OLDPWD=/",
        "pass: 12, fail: 0",
        "compass=north bypass=on pass through the gate",
        "GET http://10.1.2.3:8080/users/a@b failed",
        "image docker://registry.example:5000/shop/checkout@sha256:9f86d081",
        "mysql -h db -P3306 -u app -p",
        "mysqld: ready for connections",
        "\ud83d\udc68\u200d\ud83d\udcbb is on call",
        "password=**** token=xxxxxxxx api_key=<none>",
        "Basic authentication is required",
        "bearer authentication is not configured here",
        "token_type=bearer-only",
        "GET http://10.1.2.3:8080/healthz: connection refused",
        "dial tcp orders-db:5432: connect: connection refused",
        "git@github.com:shop/checkout.git",
        "getty@tty1.service started",
        "npm install left-pad@1.3.0",
        "java.lang.OutOfMemoryError: Java heap space",
        "0/3 nodes are available: 3 Insufficient memory",
        "revision 3 (current, 2 min ago): image a:1.8.2 -> a:1.8.3-rc1, change cause \"release\"",
        "AKIA is the prefix of a key",
        "aGVsbG8gd29ybGQ is hello world",
        "TEXT=aGVsbG8gd29ybGQgYW5kIGFsbCBvZiB5b3U= said\nlevel=info",
        "TEXT=aABlAGwAbABvACAAdwBvAHIAbABkACAAYQBuAGQAIABhAGwAbAA= is wide",
        "GET /search?q=reset%20my%20password%3F&next=%2Fcart%3Fid%3D7 100% of 12%",
        "GET /img%2Fa%20b.png?filter=%7B%22kind%22%3A%22shoe%22%7D 404",
        "\u26a0\ufe0f warning, step 1\ufe0f\u20e3 of 3",
        ""
      })
  void leavesOrdinaryTextAlone(String text) {
    assertThat(redactor.apply(text)).isEqualTo(text);
  }

  static Stream<String> hostile() {
    return Stream.of(
        "a",
        "a.",
        "password",
        "password=",
        "password: ",
        "token\"",
        "--token ",
        "://",
        "a://a:a",
        "://:",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN A-----a-",
        "-----END PRIVATE KEY-----",
        "-----END A-----a\n",
        "a\n-----END PRIVATE KEY",
        "a\u200b",
        "\u200b",
        "\u200b\u00e9",
        "mysql ",
        "mysql -p",
        "sshpass -p ",
        "mysql-",
        "://a:a/",
        "://a:/",
        "pass=",
        "pass: 1",
        "sessionid",
        "whsec_",
        "a\\n\n-----END ",
        "- ",
        "eyJ",
        "eyJaaaaaa.",
        "authorization:",
        "authorization: bearer ",
        "basic a",
        "Basic Aa",
        "bearer a",
        "curl -u ",
        "curl ",
        "cookie: a=",
        "a@a.",
        "a@",
        "@a.a",
        "\\\"",
        "\"password\":\"\\\\",
        "client-key-data: ",
        "xoxb-",
        "AKIA",
        "secret,",
        "secret value",
        "[redacted:",
        "\u001b[",
        "\u001b]",
        "aGVsbG8gd29ybGQgYW5kIGFsbCBvZiB5b3U\n",
        "aGVsbG8gd29ybGQgYW5kIGFsbCBvZiB5b3U/",
        "aGVsbG8gd29ybGQgYW5kIGFsbCBvZiB5b3U=",
        "cGFz/",
        "aABlAGwAbABvACAAdwBvAHIAbABkACAAYQBuAGQAIABhAGwAbAA/",
        "%20",
        "a%3D",
        "%2541",
        "%2525252525",
        "a".repeat(5_000) + "%",
        "password%3D",
        "%",
        "\ud800",
        " ");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aLongTextOfAnythingTakesSeconds(String piece) {
    String text = piece.repeat(300_000 / piece.length() + 1).substring(0, 300_000);

    // a pattern that backtracks takes minutes here; this thread's own time, as the machine may be
    // busy
    long before = cpu();
    String clean = redactor.apply(text);
    Duration taken = Duration.ofNanos(cpu() - before);

    assertThat(taken).isLessThan(Duration.ofSeconds(5));
    assertThat(clean).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\n", "aaaa", "a\\n", " \n", "=\n "})
  void manyLinesBeforeTheEndOfAKeyTakeSeconds(String piece) {
    String text = "-----END CERTIFICATE-----\n" + piece.repeat(1_000_000 / piece.length());

    long before = cpu();
    redactor.apply(text);

    assertThat(Duration.ofNanos(cpu() - before)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void whatIsTooLongIsCut() {
    String text = "x ".repeat(Redactor.MAX_CHARS);

    assertThat(redactor.apply(text)).hasSize(Redactor.MAX_CHARS).endsWith("[redacted:too-long]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password: ", "--token ", "sshpass -p ", "://a:a@", "value: \"a\","})
  void aMegabyteTakesSeconds(String piece) {
    String text = piece.repeat(1_000_000 / piece.length());

    long before = cpu();
    redactor.apply(text);

    assertThat(Duration.ofNanos(cpu() - before)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void addressesOfMachinesGoByPolicy() {
    String text = "client 203.0.113.9 to 10.1.2.3:80, 2001:db8::7f, node 1.31.4";

    assertThat(redactor.apply(text)).isEqualTo(text);
    assertThat(new Redactor(new RedactionPolicy(true, Addresses.PUBLIC)).apply(text))
        .isEqualTo("client [redacted:address] to 10.1.2.3:80, [redacted:address], node 1.31.4");
    assertThat(new Redactor(new RedactionPolicy(true, Addresses.ALL)).apply(text))
        .doesNotContain("10.1.2.3")
        .contains("node 1.31.4");
  }

  @Test
  void eMailsStayWhereThePolicySaysSo() {
    String text = "paged ann" + "@" + "shop.example";

    assertThat(redactor.apply(text)).isEqualTo("paged [redacted:email]");
    assertThat(new Redactor(new RedactionPolicy(false, Addresses.KEEP)).apply(text))
        .isEqualTo(text);
  }

  @Test
  void theKeysOfASecretStay() {
    String manifest = "kind: Secret\ndata:\n  user: YXBw\n  pass: aHVu\nmetadata:\n  name: db\n";

    assertThat(redactor.apply(manifest))
        .isEqualTo(
            "kind: Secret\ndata:\n  user: [redacted:kubernetes-secret]\n"
                + "  pass: [redacted:kubernetes-secret]\nmetadata:\n  name: db\n");
  }

  private static long cpu() {
    return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String wrapped(String text) {
    return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(text.getBytes());
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes());
  }

  private static Leak leak(String kind, String secret, String text) {
    return new Leak(kind, secret, text.replace("%s", secret));
  }

  private static String pem(String what) {
    String dashes = "-".repeat(5);
    String body = (any(64) + "\n").repeat(12);
    return dashes + "BEGIN " + what + dashes + "\n" + body + dashes + "END " + what + dashes;
  }

  private static String any(int length) {
    return from(ALNUM, length);
  }

  private static String upper(int length) {
    return from("ABCDEFGHJKLMNPQRSTUVWXYZ234567", length);
  }

  private static String digits(int length) {
    return from("0123456789", length);
  }

  private static String from(String alphabet, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
