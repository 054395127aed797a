package dev.hindsight.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.HindsightApplication;
import dev.hindsight.testing.Requires;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The bot on somebody's own PostgreSQL with pgvector, as {@code --database} uses it. */
class OwnDatabaseTest {

  private static final String TOKEN = "own-database-token-0123456789";

  @Test
  void keepsAnAlertThere(@TempDir Path dir) throws Exception {
    String url = freshDatabase(Requires.pgvector());
    Files.writeString(dir.resolve("token"), TOKEN);
    JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url));
    try (ConfigurableApplicationContext bot =
        SpringApplication.run(
            HindsightApplication.class,
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--spring.datasource.url=" + url,
            "--hindsight.alerts.token-files.alertmanager=" + dir.resolve("token"))) {
      int port = ((WebServerApplicationContext) bot).getWebServer().getPort();
      assertThat(post(port)).isEqualTo(202);
    }
    assertThat(count(jdbc, "bot.alerts")).isEqualTo(1);
    assertThat(count(jdbc, "pg_available_extensions where name = 'vector'")).isEqualTo(1);
  }

  private static int count(JdbcClient jdbc, String from) {
    return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
  }

  private static int post(int port) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:%d/alerts/alertmanager".formatted(port)))
                  .header("Authorization", "Bearer " + TOKEN)
                  .POST(
                      BodyPublishers.ofString(
                          "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"A\"}}]}"))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  /** Beside the database that the URL names, on the same server. */
  private static String freshDatabase(String url) throws SQLException {
    String name = "own" + System.nanoTime();
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return url.replaceFirst("(//[^/]+/)[^?]*", "$1" + name);
  }
}
