package dev.hindsight.actions.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.FakeCluster;
import dev.hindsight.actions.verify.Indicator.Reading;
import dev.hindsight.actions.verify.Probe;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server is looked at; what is not allowed, slow or garbled is never called good. */
class ProberTest {

  private final FakeCluster server = FakeCluster.started();
  private final Prober prober =
      new Prober(
          new ProbeSettings(
              List.of("127.0.0.1"), URI.create(server.url() + "/"), Duration.ofMillis(500)));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aGetIsGoodByItsStatus() {
    server.extra.put("/ready", "{}");
    server.extra.put("/sick", "503");
    assertThat(http(server.url() + "/ready")).isInstanceOf(Reading.Good.class);
    assertThat(http(server.url() + "/sick")).isInstanceOf(Reading.Bad.class);
  }

  @Test
  void aServerThatIsSlowOrAwayIsNotGood() {
    server.slow.add("/slow");
    assertThat(http(server.url() + "/slow")).isInstanceOf(Reading.Bad.class);
    server.down = true;
    assertThat(http(server.url() + "/ready")).isInstanceOf(Reading.Bad.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://evil.example/?x=@127.0.0.1",
        "http://127.0.0.1/ x"
      })
  void onlyAllowedHostsAreLookedAt(String url) {
    assertThat(prober.refused(new Probe.Http(url))).isPresent();
    assertThat(http(url)).isInstanceOf(Reading.Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1@evil.example/",
        "http://user@127.0.0.1/",
        "file:///etc/passwd",
        "//127.0.0.1/",
        "not an address",
        "http:///x",
        "http://evil.example\\@127.0.0.1/",
        "http://a b/",
        "ftp://127.0.0.1/",
        ""
      })
  void noOtherAddressIsOneOfAPlan(String url) {
    assertThatThrownBy(() -> new Probe.Http(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no http(s) address");
  }

  @Test
  void aPortIsGoodWhenSomebodyListens() {
    int port = URI.create(server.url()).getPort();
    assertThat(prober.look(new Probe.Tcp("127.0.0.1", port))).isInstanceOf(Reading.Good.class);
    assertThat(prober.look(new Probe.Tcp("127.0.0.1", 1))).isInstanceOf(Reading.Bad.class);
    assertThat(prober.look(new Probe.Tcp("127.0.0.1", -1))).isInstanceOf(Reading.Bad.class);
    assertThat(prober.look(new Probe.Tcp("elsewhere", port)))
        .isInstanceOf(Reading.Unreadable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{'value':[1,'0.01']}] | Good",
        "[{'value':[1,'0.05']}] | Good",
        "[{'value':[1,'0.01']},{'value':[1,'0.06']}] | Bad",
        "[{'value':[1,'+Inf']}] | Bad",
        "[{'value':[1,'NaN']}] | Unreadable",
        "[{'value':[1,'x']}] | Unreadable",
        "[{'histogram':[1,{}]}] | Unreadable",
        "[] | Unreadable"
      })
  void everySeriesMustKeepTheLimitAndOneThereMustBe(String result, String reading) {
    server.extra.put(
        "/api/v1/query",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":%s}}"
            .formatted(result.replace('\'', '"')));
    assertThat(metric().getClass().getSimpleName()).isEqualTo(reading);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "{\"status\":\"error\",\"error\":\"bad\"}", "502"})
  void whatPrometheusDoesNotSayIsNotKnown(String body) {
    server.extra.put("/api/v1/query", body);
    assertThat(metric()).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void aScalarIsAValueToo() {
    server.extra.put(
        "/api/v1/query",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"0.04\"]}}");
    assertThat(metric()).isEqualTo(new Reading.Good("error_ratio is 0.04000, wanted at most 0.05"));
  }

  @Test
  void withoutPrometheusNoExpressionIsRead() {
    Prober none = new Prober(new ProbeSettings(List.of(), null, Duration.ofSeconds(1)));
    assertThat(none.refused(new Probe.Metric("up", Probe.Limit.AT_LEAST, 1))).isPresent();
  }

  private Reading http(String url) {
    return prober.look(new Probe.Http(url));
  }

  private Reading metric() {
    return prober.look(new Probe.Metric("error_ratio", Probe.Limit.AT_MOST, 0.05));
  }
}
