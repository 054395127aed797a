package dev.hindsight.bot.alert;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.bot.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class AlertWebhookTest {

  private static final String TOKEN = "0123456789abcdef-practice";
  private static final String ALERT =
      "{\"alerts\":[{\"labels\":{\"alertname\":\"A\"},\"startsAt\":\"2026-03-01T03:00:00Z\"}]}";

  private final HikariDataSource database = (HikariDataSource) TestDatabase.with("bot");
  private MockMvc web;

  @BeforeEach
  void start(@TempDir Path dir) throws IOException {
    Path file = Files.writeString(dir.resolve("token"), TOKEN + "\n");
    AlertSettings settings =
        new AlertSettings(Map.of("alertmanager", file), DataSize.ofMegabytes(1));
    JdbcAlerts alerts =
        new JdbcAlerts(JdbcClient.create(database), JsonMapper.shared(), Clock.systemUTC());
    web =
        MockMvcBuilders.standaloneSetup(
                new AlertWebhook(
                    List.of(new AlertmanagerSource()),
                    new SourceTokens(settings),
                    new AlertIntake(
                        alerts, id -> {}, text -> text, new DataSourceTransactionManager(database)),
                    JsonMapper.shared(),
                    settings))
            .build();
  }

  @Test
  void aGoodAlertIsAcceptedAndARepeatToo() throws Exception {
    send("alertmanager", TOKEN, ALERT)
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.accepted").value(1));
    send("alertmanager", TOKEN, ALERT)
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.accepted").value(0));
  }

  @Test
  void aWrongTokenAndAnUnknownSourceAnswerTheSame() throws Exception {
    String wrong =
        send("alertmanager", "wrong", ALERT)
            .andExpect(status().isUnauthorized())
            .andReturn()
            .getResponse()
            .getContentAsString();
    send("nobody", TOKEN, ALERT)
        .andExpect(status().isUnauthorized())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.detail", containsString("hindsight.alerts.token-files")))
        .andExpect(content().string(wrong.replace("/alerts/alertmanager", "/alerts/nobody")));
  }

  @Test
  void fiveMegabytesAreTooMany() throws Exception {
    send("alertmanager", TOKEN, " ".repeat(5_000_000))
        .andExpect(status().isContentTooLarge())
        .andExpect(jsonPath("$.detail", containsString("hindsight.alerts.max-body")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "{\"alerts\":",
        "[]",
        "{}",
        "{\"alerts\":[]}",
        "{\"alerts\":{}}",
        "{\"alerts\":[1]}",
        "{\"alerts\":[{\"labels\":{}}]}",
        "{\"alerts\":[{\"labels\":[1]}]}",
        "{\"alerts\":[{\"labels\":{\"a\":\"b\"},\"status\":\"sleeping\"}]}"
      })
  void whatIsNotAlertsIsRefusedInWords(String body) throws Exception {
    send("alertmanager", TOKEN, body)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("The body is")));
  }

  @Test
  void deeplyNestedJsonIsRefused() throws Exception {
    send("alertmanager", TOKEN, "[".repeat(10_000)).andExpect(status().isBadRequest());
  }

  @Test
  void withoutADatabaseNothingIsAcknowledged() throws Exception {
    database.close();
    send("alertmanager", TOKEN, ALERT).andExpect(status().isServiceUnavailable());
  }

  private ResultActions send(String source, String token, String body) throws Exception {
    return web.perform(
        post("/alerts/" + source)
            .header("Authorization", "Bearer " + token)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }
}
