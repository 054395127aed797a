package dev.hindsight.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.HindsightApplication;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;

/** The bot scans from its own package downwards, and benches that start it lie below that. */
class ScannedByTheBotTest {

  private static final String TESTS = "Test";

  @Test
  void theBotFindsNoBeanOfABench() {
    assertThat(found(getClass().getPackageName())).isEmpty();
  }

  @Test
  void whatIsAskedHereDoesFindBeans() {
    assertThat(found(HindsightApplication.class.getPackageName() + ".actions")).isNotEmpty();
  }

  private static Set<String> found(String packages) {
    return new ClassPathScanningCandidateComponentProvider(true)
        .findCandidateComponents(packages).stream()
            .map(BeanDefinition::getBeanClassName)
            .filter(name -> name != null && !name.contains(TESTS))
            .collect(Collectors.toSet());
  }
}
