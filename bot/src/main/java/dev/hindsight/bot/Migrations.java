package dev.hindsight.bot;

import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Brings the schema of each module up to date before anything else touches the database; for a
 * command beside a running bot it only looks whether it is.
 */
@Configuration(proxyBeanMethods = false)
class Migrations {

  private final DataSource database;
  private final Set<String> needed;
  private final boolean create;

  Migrations(
      DataSource database,
      @Value("${hindsight.schema.needed:}") Set<String> needed,
      @Value("${hindsight.schema.create:false}") boolean create) {
    this.database = database;
    this.needed = Set.copyOf(needed);
    this.create = create;
  }

  @Bean
  FlywayMigrationInitializer actionsSchema() {
    return schema("actions");
  }

  @Bean
  FlywayMigrationInitializer knowledgeSchema() {
    return schema("knowledge");
  }

  @Bean
  FlywayMigrationInitializer botSchema() {
    return schema("bot");
  }

  private FlywayMigrationInitializer schema(String module) {
    SchemaUse use = SchemaUse.of(module, needed, create);
    return new FlywayMigrationInitializer(
        Flyway.configure()
            .dataSource(database)
            .schemas(module)
            .locations("classpath:db/migration/" + module)
            .load(),
        flyway -> bring(flyway, module, use));
  }

  private static void bring(Flyway flyway, String module, SchemaUse use) {
    MigrationInfoService info = flyway.info();
    if (use.migrates(module, info.current() != null, info.pending().length)) {
      flyway.migrate();
    }
  }
}
