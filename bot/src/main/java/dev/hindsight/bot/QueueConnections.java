package dev.hindsight.bot;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The scheduler's own connections: a heartbeat never waits behind the application's queries, so a
 * slow database or a full pool makes nobody look dead.
 */
@Component
class QueueConnections implements DbSchedulerCustomizer, DisposableBean {

  // polling, heartbeats, the look for the dead, and one to spare
  private static final int HOUSEKEEPING = 4;

  private final DataSource application;
  private final int threads;
  private Optional<HikariDataSource> own = Optional.empty();

  QueueConnections(DataSource application, @Value("${db-scheduler.threads:10}") int threads) {
    this.application = application;
    this.threads = threads;
  }

  @Override
  public synchronized Optional<DataSource> dataSource() {
    if (own.isEmpty()) {
      own = hikari().map(this::own);
    }
    return own.map(DataSource.class::cast);
  }

  private Optional<HikariDataSource> hikari() {
    try {
      return application.isWrapperFor(HikariDataSource.class)
          ? Optional.of(application.unwrap(HikariDataSource.class))
          : Optional.empty();
    } catch (SQLException e) {
      throw new IllegalStateException("the pool of connections cannot be looked at", e);
    }
  }

  private HikariDataSource own(HikariDataSource like) {
    HikariConfig config = new HikariConfig();
    like.copyStateTo(config);
    config.setPoolName("queue");
    config.setMaximumPoolSize(threads + HOUSEKEEPING);
    config.setMinimumIdle(HOUSEKEEPING);
    return new HikariDataSource(config);
  }

  @Override
  public synchronized void destroy() {
    own.ifPresent(HikariDataSource::close);
  }
}
