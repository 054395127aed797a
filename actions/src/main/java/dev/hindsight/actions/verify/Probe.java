package dev.hindsight.actions.verify;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.regex.Pattern;

/** The closed family of what can be looked at without changing anything. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Probe.Http.class, name = "http"),
  @JsonSubTypes.Type(value = Probe.Tcp.class, name = "tcp"),
  @JsonSubTypes.Type(value = Probe.Metric.class, name = "promql")
})
public sealed interface Probe {

  /** What should be so, for people; goes on after "that". */
  String sentence();

  /** A GET is answered with a status from 200 to 299; no redirect is followed. */
  record Http(String url) implements Probe {

    // Before an @ there would be a name, which makes another host look like the one that is asked.
    private static final Pattern ADDRESS =
        Pattern.compile("https?://[^/?#@\\\\\\s\\p{Cntrl}]+([/?#].*)?", Pattern.DOTALL);

    public Http {
      if (!asks(url)) {
        throw new IllegalArgumentException(
            "%s is no http(s) address of a host, without a user".formatted(url));
      }
    }

    /** Whether it is the address of a host, by HTTP and without a user. */
    public static boolean asks(String url) {
      return ADDRESS.matcher(url).matches();
    }

    @Override
    public String sentence() {
      return "GET %s is answered well".formatted(url);
    }
  }

  /** Somebody listens there. */
  record Tcp(String host, int port) implements Probe {

    @Override
    public String sentence() {
      return "%s listens on port %d".formatted(host, port);
    }
  }

  /**
   * A PromQL expression keeps to a limit; every series it gives must, and one at least there is.
   *
   * @param threshold in the expression's own unit; the value itself is within the limit
   */
  record Metric(String query, Limit limit, double threshold) implements Probe {

    public Metric {
      if (query.isBlank()) {
        throw new IllegalArgumentException("an expression is not empty");
      }
    }

    @Override
    public String sentence() {
      return "%s is %s".formatted(query, words());
    }

    /** For example {@code at most 0.05}. */
    public String words() {
      return "%s %s".formatted(limit == Limit.AT_MOST ? "at most" : "at least", threshold);
    }

    /** Whether this value is as it should be; not a number never is. */
    public boolean keeps(double value) {
      return limit == Limit.AT_MOST ? value <= threshold : value >= threshold;
    }
  }

  /** On which side of the threshold it is well. */
  enum Limit {
    AT_MOST,
    AT_LEAST
  }
}
