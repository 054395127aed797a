package dev.hindsight.bench.executor;

import dev.hindsight.HindsightApplication;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.approval.Approvers;
import dev.hindsight.local.postgres.EmbeddedPostgres;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The bot in this JVM with its real queue; its world answers at once and everybody may approve. */
final class ExecutorProduct {

  private static final String INSTANT = "instantAdapter";

  private ExecutorProduct() {}

  static ConfigurableApplicationContext start(EmbeddedPostgres postgres, InstantAdapter adapter) {
    SpringApplication spring = new SpringApplication(HindsightApplication.class);
    spring.setWebApplicationType(WebApplicationType.NONE);
    spring.setLogStartupInfo(false);
    spring.setRegisterShutdownHook(false);
    spring.addInitializers(
        context -> {
          GenericApplicationContext beans = (GenericApplicationContext) context;
          beans.addBeanFactoryPostProcessor(
              factory -> {
                // the product has a first choice of its own
                for (String name : factory.getBeanNamesForType(Adapter.class, true, false)) {
                  factory.getBeanDefinition(name).setPrimary(name.equals(INSTANT));
                }
              });
          beans.registerBean(INSTANT, Adapter.class, () -> adapter, bean -> bean.setPrimary(true));
          beans.registerBean(
              "everybody",
              Approvers.class,
              () -> person -> new Approvers.Standing.Approver(),
              bean -> bean.setPrimary(true));
        });
    return spring.run(
        "--spring.datasource.url=" + postgres.jdbcUrl(),
        "--spring.datasource.username=" + postgres.user(),
        "--spring.datasource.password=" + postgres.password(),
        "--spring.main.banner-mode=off",
        "--logging.level.root=error",
        "--logging.level.dev.hindsight=error",
        "--logging.level.org.springframework.boot=off",
        "--hindsight.slack.bot-token=",
        "--hindsight.embeddings.start-after=3650d",
        // the second sample of a run comes when the bench is over
        "--hindsight.remediation.sample-every=1h");
  }
}
