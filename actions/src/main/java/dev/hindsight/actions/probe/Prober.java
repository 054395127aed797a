package dev.hindsight.actions.probe;

import dev.hindsight.actions.verify.Indicator.Reading;
import dev.hindsight.actions.verify.Probe;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks once, within seconds; never throws for what it looks at, and changes nothing. */
@Component
public class Prober {

  private final ProbeSettings settings;
  private final Getter getter;

  Prober(ProbeSettings settings) {
    this.settings = settings;
    this.getter = new Getter(settings.timeout());
  }

  /** Whether it is as it should be. */
  public Reading look(Probe probe) {
    Optional<String> refused = refused(probe);
    if (refused.isPresent()) {
      return new Reading.Unreadable(refused.get());
    }
    return switch (probe) {
      case Probe.Http(String url) -> http(url);
      case Probe.Tcp(String host, int port) -> tcp(host, port);
      case Probe.Metric metric -> metric(metric);
    };
  }

  /** Why it is never looked at; empty where it is. */
  public Optional<String> refused(Probe probe) {
    return switch (probe) {
      case Probe.Http(String url) -> refusedUrl(url);
      case Probe.Tcp(String host, _) -> refusedHost(host);
      case Probe.Metric _ ->
          settings.server().isPresent()
              ? Optional.empty()
              : Optional.of("no Prometheus is configured: set hindsight.checks.prometheus");
    };
  }

  private Optional<String> refusedUrl(String url) {
    try {
      URI uri = URI.create(url);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      // a name before an @ would make another host look like an allowed one
      return http && uri.getHost() != null && uri.getUserInfo() == null
          ? refusedHost(uri.getHost())
          : Optional.of("%s is no http(s) address".formatted(url));
    } catch (IllegalArgumentException e) {
      return Optional.of("%s is no address".formatted(url));
    }
  }

  private Optional<String> refusedHost(String host) {
    return settings.hosts().contains(host.toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of("host %s is not in hindsight.checks.hosts".formatted(host));
  }

  private Reading http(String url) {
    try {
      int status = getter.get(URI.create(url), HttpResponse.BodyHandlers.discarding()).statusCode();
      String sentence = "GET %s answers %d".formatted(url, status);
      return status >= 200 && status < 300 ? new Reading.Good(sentence) : new Reading.Bad(sentence);
    } catch (IOException e) {
      return new Reading.Bad("GET %s is not answered: %s".formatted(url, e));
    }
  }

  private Reading tcp(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), (int) settings.timeout().toMillis());
      return new Reading.Good("%s listens on port %d".formatted(host, port));
    } catch (IOException | IllegalArgumentException e) {
      return new Reading.Bad("%s does not listen on port %d: %s".formatted(host, port, e));
    }
  }

  private Reading metric(Probe.Metric metric) {
    try {
      return MetricAnswer.read(
          metric, getter.text(MetricAnswer.question(settings.server().orElseThrow(), metric)));
    } catch (IOException e) {
      return new Reading.Unreadable("Prometheus does not answer: " + e);
    }
  }
}
