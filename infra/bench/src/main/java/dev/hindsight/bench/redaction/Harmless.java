package dev.hindsight.bench.redaction;

import static dev.hindsight.bench.redaction.Chance.DIGITS;

import java.util.List;
import java.util.function.Function;

/** Texts that speak of secrets, or look random, and hold none. */
final class Harmless {

  private static final List<Function<Chance, String>> ALL =
      List.of(
          c -> "commit " + c.hex(40) + " by ci",
          c -> "HEAD is now at " + c.hex(7) + " fix token refresh",
          c -> "image shop/" + c.service() + "@sha256:" + c.hex(64),
          c ->
              "Pulling registry.example:5000/shop/"
                  + c.service()
                  + ":1."
                  + c.below(9)
                  + "-"
                  + c.hex(8),
          c -> "uid: " + c.uuid(),
          c -> "traceparent: 00-" + c.hex(32) + "-" + c.hex(16) + "-01",
          c -> "trace_id=" + c.hex(32) + " span_id=" + c.hex(16) + " GET /cart 500",
          c -> "x-request-id: " + c.uuid(),
          c -> "arn:aws:iam::" + c.from(DIGITS, 12) + ":role/" + c.service(),
          c ->
              "arn:aws:secretsmanager:eu-west-1:"
                  + c.from(DIGITS, 12)
                  + ":secret:prod/db-"
                  + c.any(6),
          c -> "secret: arn:aws:secretsmanager:eu-west-1:" + c.from(DIGITS, 12) + ":secret:db",
          c -> "i-0" + c.hex(16) + " in vpc-0" + c.hex(16) + " is unhealthy",
          c -> "Pod shop/" + c.pod() + " was OOMKilled",
          c ->
              "Back-off restarting failed container app in pod "
                  + c.pod()
                  + "_shop("
                  + c.uuid()
                  + ")",
          c -> "replicaset " + c.service() + "-" + c.hex(10) + " scaled to 0",
          c -> "sha256sum: " + c.hex(64) + "  app.jar",
          c -> "ETag: \"" + c.hex(32) + "\"",
          c -> "md5=" + c.hex(32) + " size=" + c.below(99999),
          c -> "integrity sha512-" + c.base64(64),
          c -> "cache key " + c.hex(40) + " missed",
          c -> "payload=" + c.base64(30 + c.below(60)),
          c -> "body (base64): " + c.base64(45) + " could not be parsed",
          c -> "X-Cache-Key: /img/" + c.hex(20) + ".png",
          c -> c.time() + " INFO password reset failed for user " + c.below(9999),
          c -> c.time() + " WARN password authentication failed for user \"app\"",
          c -> "Access denied for user 'app'@'10.0.0." + c.below(255) + "' (using password: YES)",
          c -> "invalid token: signature mismatch after " + c.below(60) + "s",
          c -> "token expired at " + c.time(),
          c -> "Unexpected token < in JSON at position " + c.below(99),
          c -> "syntax error near unexpected token: fi",
          c -> "max_tokens=" + c.below(4096) + " prompt_tokens: " + c.below(4096),
          c -> "token bucket empty, rate limit " + c.below(100) + "/s",
          c -> "Error: secret \"" + c.service() + "-db\" not found",
          c ->
              "MountVolume.SetUp failed for volume \"token\" : secret \""
                  + c.service()
                  + "\" not found",
          c -> "couldn't find key DB_PASSWORD in Secret shop/" + c.service(),
          c -> "secretName: " + c.service() + "-tls",
          c -> "secret: " + c.service() + "-credentials",
          c ->
              "env:\n- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: "
                  + c.service()
                  + "-db\n      key: password",
          c ->
              "DB_PASSWORD:  <set to the key 'password' in secret '"
                  + c.service()
                  + "'>  Optional: false",
          c -> "password: ${DB_PASSWORD}",
          c -> "password={{ .Values." + c.service() + ".password }} token=$(cat /run/token)",
          c -> "export PGPASSWORD=$DB_PASSWORD",
          c -> "DB_PASSWORD_FILE=/run/secrets/" + c.service(),
          c -> "password: /run/secrets/" + c.service() + "_password",
          c -> "--token-file=/var/run/secrets/kubernetes.io/serviceaccount/token",
          c -> "--private-key /etc/ssl/" + c.service() + ".key --cert /etc/ssl/tls.crt",
          c -> "ssh -i ~/.ssh/id_ed25519 -p 2222 app@" + c.service(),
          c -> "docker run -d -p 8080:80 -u 1000 shop/" + c.service(),
          c -> "journalctl -u kubelet -p err --since today",
          c -> "mkdir -p /var/lib/" + c.service() + " && cp -p a b",
          c -> "mysql -h db -P3306 -u app -p",
          c -> "password=**** api_key=[REDACTED] token=xxxxxxxx",
          c -> "password: (sensitive value)",
          c -> "secret: <hidden>, token: null, password: \"\"",
          c -> "tokenExpirationSeconds: " + c.below(9999),
          c -> "automountServiceAccountToken: " + (c.below(2) == 0),
          c -> "passwordPolicy: min 12, password_min_length=12",
          c -> "pass: " + c.below(99) + ", fail: 0, skipped: 3",
          c -> "bypass=on compass=north passthrough: yes",
          c -> "PWD=/app OLDPWD=/ HOME=/root",
          c -> "GET http://10.1." + c.below(255) + ".3:8080/healthz: connection refused",
          c -> "dial tcp " + c.service() + "-db:5432: connect: connection refused",
          c -> "git@github.com:shop/" + c.service() + ".git",
          c -> "https://shop.example/users/a@b/" + c.uuid(),
          c -> "postgres://" + c.service() + "-db:5432/orders?sslmode=disable",
          c -> "amqp://rabbit:5672/ vhost / refused",
          c -> "getty@tty1.service: main process exited",
          c -> "npm install left-pad@1.3." + c.below(9) + " @types/node@18.0.0",
          c -> certificate(c),
          c -> "-----BEGIN PUBLIC KEY-----\n" + c.base64(48) + "\n-----END PUBLIC KEY-----",
          c -> "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5" + c.base64(30).replace("=", "") + " deploy",
          c ->
              "java.lang.OutOfMemoryError: Java heap space\n\tat app.Cart.add(Cart.java:"
                  + c.below(300)
                  + ")",
          c -> "kind: ConfigMap\ndata:\n  LOG_LEVEL: debug\n  HOST: " + c.service() + "\n",
          c -> "basic authentication is required; bearer token missing",
          c -> "WWW-Authenticate: Bearer realm=\"shop\",error=\"invalid_token\"",
          c -> "token_type=bearer expires_in=3600 scope=read",
          c -> "grant_type=client_credentials rejected",
          c -> "the secret is out: " + c.service() + " was slow",
          c -> "password is wrong for the third time",
          c -> "please reset your password, the token is no longer valid",
          c -> "session " + c.hex(8) + " closed after " + c.below(900) + "ms",
          c ->
              "checkpoint "
                  + c.from(DIGITS, 6)
                  + " at lsn "
                  + c.hex(8).toUpperCase(java.util.Locale.ROOT),
          c ->
              "job "
                  + c.service()
                  + "-"
                  + c.from(DIGITS, 8)
                  + "-"
                  + c.from("bcdfghjk2456789", 5)
                  + " failed",
          c -> "partition key " + c.uuid() + " hot, primary key violated",
          c -> "S3 key uploads/" + c.hex(2) + "/" + c.uuid() + ".png not found",
          c -> "kubectl get secret " + c.service() + " -o yaml",
          c -> "aws secretsmanager get-secret-value --secret-id prod/" + c.service(),
          c -> "vault token lookup: permission denied",
          c -> "unknown flag: --token",
          c -> "flag --password is deprecated, use --password-stdin",
          c -> "docker build --secret id=npm,src=.npmrc .",
          c -> "credentials: using the default provider chain",
          c -> "nextToken: " + c.base64(24),
          c -> "0/3 nodes are available: 3 Insufficient memory",
          c -> c.time() + " " + c.service() + " latency p99 " + c.below(5000) + " ms",
          c -> "kubectl create token " + c.service() + " --duration 10m",
          c -> "key: value, keys: 12, keyspace hits " + c.below(999));

  private Harmless() {}

  static Sample any(Chance chance) {
    return Sample.harmless(chance.of(ALL).apply(chance));
  }

  private static String certificate(Chance c) {
    StringBuilder text = new StringBuilder("-----BEGIN CERTIFICATE-----\n");
    for (int i = 0; i < 8; i++) {
      text.append(c.base64(48)).append('\n');
    }
    return text.append("-----END CERTIFICATE-----").toString();
  }
}
