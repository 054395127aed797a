package dev.hindsight.bot.cli;

import dev.hindsight.actions.NotKnown;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import picocli.CommandLine.ExitCode;

/**
 * Runs a command in the application without web, chat and workers, over the bot's database, which
 * it neither migrates nor fills unless it says so.
 *
 * @param application the whole bot's class
 * @param err where trouble is told, in one sentence
 * @param chat whether the chat is asked who somebody is; it is never listened to
 */
record Quietly(Class<?> application, PrintWriter err, boolean chat) {

  private static final List<String> QUIET =
      List.of(
          "--spring.main.banner-mode=off",
          // nothing but what the command asks for
          "--spring.main.lazy-initialization=true",
          "--logging.level.root=error",
          // what fails is told by the command
          "--logging.level.org.springframework.boot=off",
          "--logging.level.org.apache.pdfbox=off",
          "--logging.level.dev.hindsight=error",
          "--logging.level.com.github.kagkarlsson=error",
          "--db-scheduler.enabled=false",
          "--hindsight.embeddings.model=none",
          "--hindsight.slack.enabled=false");

  private static final String NO_CHAT = "--hindsight.slack.bot-token=";

  Quietly(Class<?> application, PrintWriter err) {
    this(application, err, false);
  }

  Quietly withChat() {
    return new Quietly(application, err, true);
  }

  /** Commands that work on what is there, or say what is missing. */
  static Settings needing(Settings settings, String module) {
    return settings.with("hindsight.schema.needed", module);
  }

  /**
   * Does the work and tells what fails.
   *
   * @param failed what did not happen, for a trouble that is not the user's
   * @return the process' exit code
   */
  int run(Supplier<Settings> settings, String failed, ToIntFunction<ApplicationContext> work) {
    try (ConfigurableApplicationContext bot = start(settings.get())) {
      return work.applyAsInt(bot);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return tell(String.valueOf(e.getMessage()), ExitCode.USAGE);
    } catch (NotKnown e) {
      return tell(String.valueOf(e.getMessage()), ExitCode.SOFTWARE);
    } catch (BeansException | DataAccessException | TransactionException e) {
      Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
      return tell(failed + ": " + cause.getMessage(), ExitCode.SOFTWARE);
    }
  }

  private int tell(String sentence, int code) {
    err.println("hindsight: " + sentence);
    err.flush();
    return code;
  }

  /** What writes by itself is the bot's: runbooks and made-up incidents at the start, all loops. */
  private static void withoutFilling(ConfigurableListableBeanFactory beans) {
    without(beans, SmartInitializingSingleton.class);
    without(beans, SmartLifecycle.class);
  }

  private static void without(ConfigurableListableBeanFactory beans, Class<?> kind) {
    BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beans;
    for (String name : beans.getBeanNamesForType(kind, true, false)) {
      Class<?> type = beans.getType(name, false);
      if (type != null && type.getName().startsWith("dev.hindsight.")) {
        registry.removeBeanDefinition(name);
      }
    }
  }

  private ConfigurableApplicationContext start(Settings settings) {
    SpringApplication spring = new SpringApplication(application);
    spring.setWebApplicationType(WebApplicationType.NONE);
    spring.setLogStartupInfo(false);
    spring.addInitializers(bot -> bot.addBeanFactoryPostProcessor(Quietly::withoutFilling));
    Settings all = settings.with(QUIET).with(chat ? List.of() : List.of(NO_CHAT));
    return spring.run(all.arguments().toArray(String[]::new));
  }
}
