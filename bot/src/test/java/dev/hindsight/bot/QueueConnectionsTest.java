package dev.hindsight.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** F27: whoever holds all of the application's connections, a heartbeat finds one. */
class QueueConnectionsTest {

  @Test
  void f27AFullPoolDoesNotKeepTheLeaseFromItsRenewal() throws SQLException {
    try (HikariDataSource application = new HikariDataSource()) {
      application.setDataSource(TestDatabase.with("bot"));
      application.setMaximumPoolSize(1);
      application.setConnectionTimeout(500);
      QueueConnections connections = new QueueConnections(application, 1);
      DataSource queue = connections.dataSource().orElseThrow();
      try (Connection held = application.getConnection();
          Connection renewal = queue.getConnection()) {
        assertThat(held.isValid(1)).isTrue();
        assertThat(renewal.isValid(1)).isTrue();
      } finally {
        connections.destroy();
      }
      assertThat(queue.isWrapperFor(HikariDataSource.class)).isTrue();
      assertThat(queue.unwrap(HikariDataSource.class).isClosed()).isTrue();
      assertThat(application.isClosed()).isFalse();
    }
  }

  @Test
  void aServerThatVanishedHoldsTheQueueForSecondsAndALongQueryOfTheApplicationGoesOn()
      throws SQLException {
    try (HikariDataSource application = byUrl(TestDatabase.with("bot"))) {
      application.addDataSourceProperty("socketTimeout", "900");
      application.addDataSourceProperty("ApplicationName", "the same");
      QueueConnections connections = new QueueConnections(application, 1);
      DataSource queue = connections.dataSource().orElseThrow();
      try (Connection held = application.getConnection();
          Connection renewal = queue.getConnection()) {
        assertThat(held.getNetworkTimeout()).isEqualTo(900_000);
        assertThat(renewal.getNetworkTimeout()).isEqualTo(10_000);
        assertThat(renewal.getClientInfo("ApplicationName")).isEqualTo("the same");
      } finally {
        connections.destroy();
      }
      assertThat(application.getDataSourceProperties())
          .containsEntry("socketTimeout", "900")
          .hasSize(2);
    }
  }

  /** As the bot has it: only then do the properties reach the driver. */
  private static HikariDataSource byUrl(DataSource database) throws SQLException {
    PGSimpleDataSource server = database.unwrap(PGSimpleDataSource.class);
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(server.getURL());
    pool.setUsername(server.getUser());
    return pool;
  }
}
