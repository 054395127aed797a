package dev.hindsight.knowledge.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Puts the runbooks that come with the bot into the index, before the first alert can arrive;
 * nothing happens when none changed.
 */
@Component
class ShippedRunbooks implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(ShippedRunbooks.class);
  private static final String SHIPPED = "classpath*:runbooks/*.md";

  private final JdbcDocuments documents;

  ShippedRunbooks(JdbcDocuments documents) {
    this.documents = documents;
  }

  @Override
  public void afterSingletonsInstantiated() {
    try {
      load();
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped runbooks cannot be read", e);
    }
  }

  void load() throws IOException {
    List<Runbook> runbooks = read();
    int written = documents.replaceRunbooks(runbooks);
    LOG.info("{} runbooks are known, {} of them new or changed", runbooks.size(), written);
  }

  static List<Runbook> read() throws IOException {
    List<Runbook> runbooks = new ArrayList<>();
    Resource[] files = new PathMatchingResourcePatternResolver().getResources(SHIPPED);
    Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
    for (Resource file : files) {
      String name = String.valueOf(file.getFilename());
      runbooks.add(RunbookFile.parse(name, file.getContentAsString(StandardCharsets.UTF_8)));
    }
    return runbooks;
  }
}
