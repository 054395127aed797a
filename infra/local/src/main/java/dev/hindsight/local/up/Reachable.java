package dev.hindsight.local.up;

import dev.hindsight.local.data.CannotRun;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import okhttp3.Request;
import okhttp3.Response;

/** Whether the services of one's own answer, asked before anything is started. */
final class Reachable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Reachable() {}

  /**
   * Any answer will do: what the bot may do there, it finds out by itself.
   *
   * @throws CannotRun when there is none
   */
  static void cluster(Path kubeconfig) {
    ApiClient client = client(kubeconfig);
    Request version = new Request.Builder().url(client.getBasePath() + "/version").build();
    try (Response _ =
        client
            .getHttpClient()
            .newBuilder()
            .callTimeout(PATIENCE)
            .build()
            .newCall(version)
            .execute()) {
      return;
    } catch (IOException e) {
      throw new CannotRun(
          "the cluster %s of --kubeconfig cannot be reached (%s): start it, or see why kubectl --kubeconfig %s version fails"
              .formatted(client.getBasePath(), firstLine(e), kubeconfig),
          e);
    }
  }

  private static ApiClient client(Path kubeconfig) {
    try (Reader reader = Files.newBufferedReader(kubeconfig)) {
      KubeConfig config = KubeConfig.loadKubeConfig(reader);
      config.setFile(kubeconfig.toFile());
      return ClientBuilder.kubeconfig(config).build();
    } catch (IOException | RuntimeException e) {
      throw new CannotRun(
          "--kubeconfig %s cannot be read as one (%s): give the file that kubectl uses"
              .formatted(kubeconfig, firstLine(e)),
          e);
    }
  }

  /**
   * The URL is not shown, for it may hold a password.
   *
   * @throws CannotRun when the database does not let us in
   */
  static void database(String url) {
    DriverManager.setLoginTimeout(Math.toIntExact(PATIENCE.toSeconds()));
    try (Connection _ = DriverManager.getConnection(url)) {
      return;
    } catch (SQLException e) {
      throw new CannotRun(
          "the database of --database does not let us in (%s): start it, or correct the URL, user and password included"
              .formatted(firstLine(e)),
          e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
  }
}
