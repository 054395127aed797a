package dev.hindsight.bench.redaction;

import static dev.hindsight.bench.redaction.Chance.LOWER;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Texts with a secret in them, in the forms in which logs, manifests and people have them. */
final class Leaks {

  private static final List<String> NAMES =
      List.of(
          "password",
          "PASSWORD",
          "DB_PASSWORD",
          "db.password",
          "dbPassword",
          "POSTGRES_PASSWORD",
          "MYSQL_ROOT_PASSWORD",
          "PGPASSWORD",
          "redis_passwd",
          "secret",
          "client_secret",
          "clientSecret",
          "APP_SECRET",
          "secret_key",
          "SECRET_KEY_BASE",
          "api_key",
          "apiKey",
          "API-KEY",
          "X_API_KEY",
          "DD_API_KEY",
          "token",
          "access_token",
          "accessToken",
          "refresh_token",
          "AUTH_TOKEN",
          "authToken",
          "bearerToken",
          "private_key",
          "encryption_key",
          "signing_key",
          "spring.datasource.password",
          "smtp_pass",
          "DB_PASS",
          "passphrase",
          "aws_secret_access_key",
          "AWS_SECRET_ACCESS_KEY",
          "secretAccessKey",
          "AWS_SESSION_TOKEN",
          "account_key",
          "AccountKey",
          "SharedAccessKey",
          "jwt_secret",
          "webhook_secret",
          "master_key",
          "credential",
          "preshared_key",
          "keyStorePassword");

  /** The name of a secret and its value. */
  private static final List<BiFunction<String, String, String>> NAMED =
      List.of(
          (n, v) -> n + "=" + v,
          (n, v) -> n + ": " + v,
          (n, v) -> n + " = " + v,
          (n, v) -> n + "='" + v + "'",
          (n, v) -> n + ": \"" + v + "\"",
          (n, v) -> n + " := \"" + v + "\"",
          (n, v) -> "export " + n + "=" + v,
          (n, v) -> "{\"" + n + "\":\"" + v + "\",\"port\":5432}",
          (n, v) -> "{\n  \"user\": \"app\",\n  \"" + n + "\": \"" + v + "\"\n}",
          (n, v) -> "{\\\"" + n + "\\\":\\\"" + v + "\\\"}",
          (n, v) -> "{'" + n + "': '" + v + "', 'host': 'db'}",
          (n, v) -> ":" + n + "=>\"" + v + "\"",
          (n, v) -> "'" + n + "' => '" + v + "',",
          (n, v) -> "Settings[host=db, " + n + "=" + v + ", port=5432]",
          (n, v) -> "<" + n + ">" + v + "</" + n + ">",
          (n, v) -> "<property name=\"" + n + "\" value=\"" + v + "\"/>",
          (n, v) -> "{&quot;" + n + "&quot;:&quot;" + v + "&quot;}",
          (n, v) -> "{\"name\":\"" + n + "\",\"value\":\"" + v + "\"}",
          (n, v) -> "{\"value\": \"" + v + "\", \"name\": \"" + n + "\"}",
          (n, v) -> "env:\n- name: " + n + "\n  value: " + v + "\n- name: PORT\n  value: \"80\"",
          (n, v) -> n + ": |\n    " + v + "\nnext: 1",
          (n, v) -> "    Environment:\n      " + n + ":  " + v + "\n      PORT:  8080",
          (n, v) -> "failed with args [--port=80 --" + option(n) + "=" + v + " --verbose]",
          (n, v) -> "exec: server --" + option(n) + " " + v + " --port 80",
          (n, v) -> "[\"server\", \"--" + option(n) + "\", \"" + v + "\"]",
          (n, v) -> "args:\n- --" + option(n) + "\n- " + v + "\n- --port=80",
          (n, v) -> "java -D" + n + "=" + v + " -jar app.jar",
          (n, v) -> "docker run -e " + n + "=" + v + " shop/app:1",
          (n, v) -> "kubectl create secret generic db --from-literal=" + n + "=" + v,
          (n, v) -> "helm upgrade app . --set global." + n + "=" + v,
          (n, v) -> "\tat app.Main.connect(Main.java:41) [" + n + "=" + v + "]");

  private static final List<Function<Chance, String>> PREFIXES =
      List.of(
          _ -> "",
          _ -> "",
          c -> c.time() + " ERROR [" + c.service() + "] ",
          c -> c.pod() + " | ",
          c -> "E0512 10:01:02.123456       1 main.go:" + c.below(900) + "] ",
          c -> c.time() + " level=warn msg=\"start failed\" ",
          _ -> "Caused by: java.lang.IllegalStateException: ",
          _ -> "here is what I ran: ");

  private Leaks() {}

  static Sample any(Chance c) {
    return switch (c.below(10)) {
      case 0, 1, 2 -> named(c);
      case 3, 4 -> token(c);
      case 5 -> address(c);
      case 6 -> command(c);
      case 7 -> header(c);
      case 8 -> document(c);
      default -> encoded(c);
    };
  }

  private static String option(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1-$2")
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[_.]", "-");
  }

  private static Sample named(Chance c) {
    String value = c.below(3) == 0 ? c.base64(30).replace("=", "") : c.password();
    String text = c.of(NAMED).apply(c.of(NAMES), value);
    return new Sample(c.of(PREFIXES).apply(c) + text, List.of(value));
  }

  private static Sample token(Chance c) {
    String token = Tokens.any(c);
    String text =
        c.of(
            List.of(
                "using %s for the call",
                "%s",
                "got 401 with %s",
                "\"%s\"",
                "id=7 cred=%s ok",
                "see %s, it is ours",
                "(%s)",
                "login %s\n",
                "value:%s;",
                "x=%s&y=2",
                "[%s]",
                "'%s' is not accepted",
                "panic: bad header %s\ngoroutine 1 [running]:"));
    return new Sample(c.of(PREFIXES).apply(c) + text.replace("%s", token), List.of(token));
  }

  private static Sample address(Chance c) {
    String password = c.plainPassword();
    String scheme =
        c.of(
            List.of(
                "postgres",
                "postgresql",
                "mysql",
                "mongodb",
                "mongodb+srv",
                "redis",
                "rediss",
                "amqp",
                "amqps",
                "http",
                "https",
                "ftp",
                "jdbc:postgresql",
                "kafka",
                "ldap",
                "nats",
                "clickhouse",
                "postgresql+asyncpg"));
    String user = c.of(List.of("app", "admin", c.service(), "svc_" + c.service()));
    String host = c.of(List.of("db", "10.0.4.7", c.service() + ".shop.svc", "a1.example.com"));
    String text =
        switch (c.below(9)) {
          case 0 -> user + ":" + password + "@tcp(" + host + ":3306)/orders?parseTime=true";
          case 1 -> "jdbc:oracle:thin:" + user + "/" + password + "@" + host + ":1521:orcl";
          case 2 ->
              "jdbc:sqlserver://"
                  + host
                  + ":1433;user="
                  + user
                  + ";password="
                  + password
                  + ";encrypt=true";
          case 3 -> "Server=" + host + ";Database=o;User Id=" + user + ";Pwd=" + password + ";";
          case 4 ->
              "jdbc:mysql://" + host + "/o?user=" + user + "&password=" + password + "&ssl=true";
          case 5 ->
              "host=" + host + " port=5432 user=" + user + " password=" + password + " dbname=o";
          case 6 ->
              URLEncoder.encode(scheme + "://" + user + ":" + password + "@" + host + "/o", UTF_8);
          default -> scheme + "://" + user + ":" + password + "@" + host + ":5432/orders";
        };
    boolean encoded = text.contains("%3A%2F%2F");
    return new Sample(
        c.of(PREFIXES).apply(c)
            + c.of(
                    List.of(
                        "dial %s failed",
                        "%s", "DATABASE_URL=%s", "url: \"%s\"", "cannot reach %s: timeout"))
                .replace("%s", text),
        List.of(encoded ? URLEncoder.encode(password, UTF_8) : password));
  }

  private static Sample command(Chance c) {
    String p = c.password().replaceAll("[$~`]", "x");
    String text =
        c.of(
            List.of(
                "mysql -h db -u app -p%s orders",
                "mysqldump -uroot -p'%s' --all-databases",
                "curl -s -u app:%s https://shop.example/x",
                "curl --user app:%s http://a/b",
                "redis-cli -h cache -a %s ping",
                "sshpass -p %s ssh app@db",
                "docker login -u app -p %s registry.example",
                "mongo -u app -p %s admin",
                "psql \"host=db user=app password=%s\"",
                "PGPASSWORD=%s psql -h db -U app",
                "ldapsearch -x -D cn=app -w %s -b dc=shop",
                "htpasswd -b /etc/nginx/h app %s",
                "openssl rsa -in k.pem -passin pass:%s",
                "echo %s | docker login -u a --password-stdin r",
                "smbclient //fs/share -U app%%s",
                "wget --password=%s http://a/b",
                "CREATE USER app IDENTIFIED BY '%s'",
                "ALTER ROLE app WITH PASSWORD '%s';",
                "SET PASSWORD FOR app = PASSWORD('%s')",
                "machine fs login app password %s",
                "db:5432:orders:app:%s",
                "requirepass %s",
                "aws configure set aws_secret_access_key %s",
                "the password for orders-db is %s",
                "tool -u admin -p%s sync",
                "vault login --method=userpass username=a password=%s"));
    String value = text.contains("requirepass") ? c.any(12) + 7 : p;
    if (text.contains("password for") && !value.matches(".*\\d.*")) {
      value += "4";
    }
    return new Sample(text.replace("%s", value), List.of(value));
  }

  private static Sample header(Chance c) {
    String value = c.any(24 + c.below(20));
    String text =
        c.of(
            List.of(
                "Authorization: Bearer %s",
                "authorization: %s",
                "> Authorization: Token %s",
                "\"Authorization\":\"Bearer %s\"",
                "X-Api-Key: %s",
                "x-auth-token: %s",
                "X-Vault-Token: %s",
                "PRIVATE-TOKEN: %s",
                "Proxy-Authorization: Basic %s=",
                "Cookie: sessionid=%s; theme=dark",
                "Set-Cookie: SID=%s; Path=/; HttpOnly",
                "-H 'Authorization: Bearer %s'",
                "{\"headers\":{\"authorization\":[\"Bearer %s\"]}}",
                "Ocp-Apim-Subscription-Key: %s",
                "GET /a?access_token=%s&x=1 HTTP/1.1",
                "GET /a?api_key=%s 200",
                "https://s.blob.example/a?sv=2024&sig=%s&se=1",
                "GET /cb?client_secret=%s&code=1",
                "X-Amz-Security-Token: %s",
                "https://discord.com/api/webhooks/112233445566/%s",
                "POST https://hooks.slack.com/services/T0AB12CD3/B0AB12CD3/%s",
                "q=api%5Fkey&token%3D%s%26x",
                "x-functions-key: %s",
                "DD-API-KEY: %s"));
    return new Sample(c.of(PREFIXES).apply(c) + text.replace("%s", value), List.of(value));
  }

  private static Sample document(Chance c) {
    return switch (c.below(6)) {
      case 0 -> {
        String key = Tokens.pem(c);
        yield new Sample("loaded key\n" + key + "\nready", List.of(key));
      }
      case 1 -> {
        String key = Tokens.pem(c).replace("\n", "\\n");
        yield new Sample(
            "{\"type\":\"service_account\",\"private_key\":\"" + key + "\\n\"}", List.of(key));
      }
      case 2 -> {
        String prefix = c.pod() + " | ";
        String key = Tokens.pem(c);
        List<String> lines = key.lines().filter(line -> !line.startsWith("--")).toList();
        yield new Sample(prefix + key.replace("\n", "\n" + prefix) + "\n" + prefix + "up", lines);
      }
      case 3 -> {
        String data = c.base64(900);
        String token = c.any(40);
        yield new Sample(
            "users:\n- name: admin\n  user:\n    client-key-data: "
                + data
                + "\n    token: "
                + token
                + "\n",
            List.of(data, token));
      }
      case 4 -> {
        String one = c.base64(12 + c.below(20));
        String two = c.base64(5 + c.below(9));
        yield new Sample(
            "apiVersion: v1\ndata:\n  conn: "
                + one
                + "\n  user: "
                + two
                + "\nkind: Secret\nmetadata:\n  name: db\n",
            List.of(one, two));
      }
      default -> {
        String one = c.base64(12 + c.below(20));
        yield new Sample(
            "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"db\"},\"data\":{\"conn\":\""
                + one
                + "\"}}",
            List.of(one));
      }
    };
  }

  private static Sample encoded(Chance c) {
    if (c.below(4) == 0) {
      String auth = base64(c.from(LOWER, 5) + ":" + c.password());
      return new Sample("{\"auths\":{\"r.example\":{\"auth\":\"" + auth + "\"}}}", List.of(auth));
    }
    String inner =
        c.of(
            List.of(
                "DB_PASSWORD=" + c.password() + "\nDB_HOST=db\n",
                "postgres://app:" + c.plainPassword() + "@db:5432/o",
                Tokens.pem(c),
                "{\"token\":\"" + c.any(30) + "\"}",
                "api_key: " + c.any(32) + "\n"));
    String encoded =
        switch (c.below(6)) {
          case 0 -> Base64.getEncoder().encodeToString(inner.getBytes(UTF_16LE));
          case 1 -> base64(base64(inner));
          case 2 -> URLEncoder.encode(inner, UTF_8);
          default -> base64(inner);
        };
    return new Sample(
        c.of(PREFIXES).apply(c)
            + c.of(
                    List.of(
                        "config.yaml: %s",
                        "echo %s | base64 -d",
                        "user-data %s",
                        "GET /x?state=%s&y=2",
                        "\"content\":\"%s\""))
                .replace("%s", encoded),
        List.of(encoded));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
