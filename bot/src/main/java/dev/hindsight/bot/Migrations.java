package dev.hindsight.bot;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings the schema of each module up to date before anything else touches the database. */
@Configuration(proxyBeanMethods = false)
class Migrations {

  @Bean
  FlywayMigrationInitializer actionsSchema(DataSource database) {
    return schema(database, "actions");
  }

  @Bean
  FlywayMigrationInitializer knowledgeSchema(DataSource database) {
    return schema(database, "knowledge");
  }

  @Bean
  FlywayMigrationInitializer botSchema(DataSource database) {
    return schema(database, "bot");
  }

  private static FlywayMigrationInitializer schema(DataSource database, String module) {
    return new FlywayMigrationInitializer(
        Flyway.configure()
            .dataSource(database)
            .schemas(module)
            .locations("classpath:db/migration/" + module)
            .load());
  }
}
