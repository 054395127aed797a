package dev.hindsight.bot.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** The real intake for tests of other packages. */
public record AlertBed(MockMvc web, Alerts alerts) {

  public static final String TOKEN = "0123456789abcdef-practice";

  /** Takes alerts of both sources into this database and tells the listener. */
  public static AlertBed of(DataSource database, AlertListener listener, Path dir, Clock clock) {
    JdbcAlerts alerts = new JdbcAlerts(JdbcClient.create(database), JsonMapper.shared(), clock);
    AlertSettings settings = settings(dir);
    AlertWebhook webhook =
        new AlertWebhook(
            List.of(new AlertmanagerSource(), new CloudWatchSource()),
            new SourceTokens(settings),
            new AlertIntake(
                alerts, listener, text -> text, new DataSourceTransactionManager(database)),
            JsonMapper.shared(),
            settings);
    return new AlertBed(MockMvcBuilders.standaloneSetup(webhook).build(), alerts);
  }

  private static AlertSettings settings(Path dir) {
    try {
      Path file = Files.writeString(dir.resolve("token"), TOKEN + "\n");
      return new AlertSettings(
          Map.of("alertmanager", file, "cloudwatch", file), DataSize.ofMegabytes(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
