package dev.hindsight.bot.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.hindsight.bot.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.servlet.ResultActions;

/** Alarms as they come over HTTP, with the token in either way that AWS can send it. */
class CloudWatchWebhookTest {

  private final List<AlertId> received = new ArrayList<>();
  private AlertBed bed;

  @BeforeEach
  void start(@TempDir Path dir) {
    bed = AlertBed.of(TestDatabase.with("bot"), received::add, dir, Clock.systemUTC());
  }

  private ResultActions send(String authorization, String body) throws Exception {
    return bed.web()
        .perform(
            post("/alerts/cloudwatch")
                .header("Authorization", authorization)
                .contentType("text/plain; charset=UTF-8")
                .content(body));
  }

  private static String bearer() {
    return "Bearer " + AlertBed.TOKEN;
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  @Test
  void anAlarmBeginsOnceAndEnds() throws Exception {
    send(bearer(), CloudWatchSourceTest.event("ALARM"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.accepted").value(1));
    send(bearer(), CloudWatchSourceTest.event("ALARM")).andExpect(jsonPath("$.accepted").value(0));
    send(bearer(), CloudWatchSourceTest.event("INSUFFICIENT_DATA"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.accepted").value(0));
    assertThat(bed.alerts().find(received.getFirst()).orElseThrow().firing()).isTrue();

    String later = CloudWatchSourceTest.event("OK").replace("T03:00:00.985", "T03:09:00.000");
    send(bearer(), later).andExpect(jsonPath("$.accepted").value(1));
    assertThat(received).hasSize(2).containsOnly(received.getFirst());
    assertThat(bed.alerts().find(received.getFirst()).orElseThrow().firing()).isFalse();
  }

  private static String at(String state, String minute) {
    return CloudWatchSourceTest.event(state)
        .replace("T03:00:00.985", "T03:%s:00.000".formatted(minute));
  }

  /** EventBridge sends again what was not taken, and CloudWatch rings only once. */
  @Test
  void anEndThatComesLateDoesNotEndWhatBeganSince() throws Exception {
    send(bearer(), at("ALARM", "09")).andExpect(jsonPath("$.accepted").value(1));
    send(bearer(), at("OK", "05")).andExpect(jsonPath("$.accepted").value(0));
    assertThat(bed.alerts().find(received.getFirst()).orElseThrow().firing()).isTrue();
    send(bearer(), at("OK", "12")).andExpect(jsonPath("$.accepted").value(1));
    assertThat(bed.alerts().find(received.getFirst()).orElseThrow().firing()).isFalse();
  }

  @Test
  void whatComesAfterItsOwnEndDoesNotRing() throws Exception {
    send(bearer(), at("OK", "05"));
    send(bearer(), at("ALARM", "03")).andExpect(jsonPath("$.accepted").value(0));
    send(bearer(), at("ALARM", "20")).andExpect(jsonPath("$.accepted").value(1));
    assertThat(bed.alerts().find(received.getLast()).orElseThrow().firing()).isTrue();
  }

  @Test
  void snsSendsTheTokenAsAPasswordOnceItIsAskedTo() throws Exception {
    send("", CloudWatchSourceTest.notification("ALARM"))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("WWW-Authenticate", "Basic realm=\"hindsight\""));
    send(basic("sns:" + AlertBed.TOKEN), CloudWatchSourceTest.notification("ALARM"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.accepted").value(1));
    send(basic("sns:wrong"), CloudWatchSourceTest.notification("ALARM"))
        .andExpect(status().isUnauthorized());
    send("Basic !!!", CloudWatchSourceTest.notification("ALARM"))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void aSubscriptionIsAnsweredInWordsAndNothingIsKept() throws Exception {
    send(
            bearer(),
            "{\"Type\": \"SubscriptionConfirmation\", \"TopicArn\":"
                + " \"arn:aws:sns:eu-west-1:123456789012:alarms\"}")
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.accepted").value(0))
        .andExpect(jsonPath("$.note", containsString("a person opens the SubscribeURL")));
    assertThat(received).isEmpty();
  }

  @Test
  void whatIsNoAlarmIsRefusedInWords() throws Exception {
    send(bearer(), "{}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("not what cloudwatch sends")));
  }
}
