package dev.hindsight.bot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.util.http.SlackHttpClient;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two clients: one for work in the background, a quick one for what a click waits for. */
final class SlackClients implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SlackClients.class);
  private static final Duration CALL = Duration.ofSeconds(10);
  private static final Duration WHILE_A_CLICK_WAITS = Duration.ofSeconds(2);

  private final SlackSettings settings;
  private final SlackWitness witness;
  private final Slack slack;
  private final Slack quick;

  SlackClients(SlackSettings settings, SlackLink link) {
    this.settings = settings;
    this.witness = new SlackWitness(link);
    this.slack = client(CALL);
    this.quick = client(WHILE_A_CLICK_WAITS);
  }

  Slack slack() {
    return slack;
  }

  MethodsClient methods() {
    return slack.methods(settings.botToken());
  }

  MethodsClient quick() {
    return quick.methods(settings.botToken());
  }

  private Slack client(Duration timeout) {
    SlackConfig config = new SlackConfig();
    config.setHttpClientCallTimeoutMillis(Math.toIntExact(timeout.toMillis()));
    config.setStatsEnabled(false);
    settings.apiUrl().ifPresent(url -> redirect(config, url));
    return Slack.getInstance(config, new SlackHttpClient(once(config)));
  }

  /**
   * One call, one request: a post that the library sent again in silence would be a second card.
   */
  private OkHttpClient once(SlackConfig config) {
    return SlackHttpClient.buildOkHttpClient(config)
        .newBuilder()
        .retryOnConnectionFailure(false)
        .addInterceptor(witness)
        .build();
  }

  private static void redirect(SlackConfig config, URI url) {
    String address = url.toString();
    config.setMethodsEndpointUrlPrefix(address.endsWith("/") ? address : address + "/");
    // loopback is not reached through a proxy
    config.setProxyUrl(null);
  }

  @Override
  public void close() {
    for (Slack each : new Slack[] {slack, quick}) {
      try {
        each.close();
      } catch (Exception e) {
        LOG.warn("A Slack client did not close cleanly", e);
      }
    }
  }
}
