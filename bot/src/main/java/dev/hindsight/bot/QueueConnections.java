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
  // a beat that hangs makes a living owner look dead: rather the next one, on another connection
  private static final String ANSWER_SECONDS = "10";

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

  /** Not by {@code copyStateTo}: after it both pools have one object of properties. */
  private HikariDataSource own(HikariDataSource like) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("queue");
    config.setMaximumPoolSize(threads + HOUSEKEEPING);
    config.setMinimumIdle(HOUSEKEEPING);
    sameDatabase(like, config);
    sameTimes(like, config);
    config.setDataSourceProperties(like.getDataSourceProperties());
    config.addDataSourceProperty("socketTimeout", ANSWER_SECONDS);
    return new HikariDataSource(config);
  }

  private static void sameDatabase(HikariDataSource like, HikariConfig config) {
    config.setDataSource(like.getDataSource());
    config.setDataSourceClassName(like.getDataSourceClassName());
    config.setDataSourceJNDI(like.getDataSourceJNDI());
    config.setJdbcUrl(like.getJdbcUrl());
    Optional.ofNullable(like.getDriverClassName()).ifPresent(config::setDriverClassName);
    config.setCredentials(like.getCredentials());
    config.setCredentialsProvider(like.getCredentialsProvider());
    config.setCatalog(like.getCatalog());
    config.setSchema(like.getSchema());
    config.setConnectionInitSql(like.getConnectionInitSql());
    config.setConnectionTestQuery(like.getConnectionTestQuery());
    config.setTransactionIsolation(like.getTransactionIsolation());
  }

  private static void sameTimes(HikariDataSource like, HikariConfig config) {
    config.setConnectionTimeout(like.getConnectionTimeout());
    config.setValidationTimeout(like.getValidationTimeout());
    config.setInitializationFailTimeout(like.getInitializationFailTimeout());
    config.setIdleTimeout(like.getIdleTimeout());
    config.setMaxLifetime(like.getMaxLifetime());
    config.setKeepaliveTime(like.getKeepaliveTime());
  }

  @Override
  public synchronized void destroy() {
    own.ifPresent(HikariDataSource::close);
  }
}
