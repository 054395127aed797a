package dev.hindsight.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

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
}
