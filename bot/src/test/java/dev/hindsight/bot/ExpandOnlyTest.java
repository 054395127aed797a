package dev.hindsight.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Migrations since decision 0016 leave a running bot of the release before what it works with. */
class ExpandOnlyTest {

  private static final Pattern FILE = Pattern.compile(".*/migration/(\\w+)/V(\\d+)__.*");

  /** The last ones from before there was a release. */
  private static final Map<String, Integer> BEFORE = Map.of("actions", 3, "bot", 7, "knowledge", 7);

  private static final Pattern TAKES_AWAY =
      Pattern.compile(
          "drop (table|column|view|schema|sequence|function)|set not null|rename|alter column \\w+"
              + " type|add column (?!if)[^;,]* not null(?![^;,]*"
              + " default)(?![^;,]*generated)|truncate (?!on )|delete from");

  @Test
  void nothingIsTakenAwayOrAskedForFromTheReleaseBefore() throws IOException {
    List<Resource> since =
        Arrays.stream(
                new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:db/migration/*/V*.sql"))
            .filter(ExpandOnlyTest::isSince)
            .toList();
    assertThat(since).isNotEmpty();
    for (Resource migration : since) {
      assertThat(takesAway(migration.getContentAsString(StandardCharsets.UTF_8)))
          .as(migration.getFilename())
          .isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table a drop column b;",
        "ALTER TABLE a ALTER COLUMN b SET NOT NULL;",
        "alter table a add column b text not null;",
        "alter table a rename column b to c;"
      })
  void suchOnesAreFound(String sql) {
    assertThat(takesAway(sql)).isTrue();
    assertThat(takesAway("alter table a add column b int not null default 1;")).isFalse();
  }

  private static boolean takesAway(String sql) {
    String plain = sql.replaceAll("--.*", "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    return TAKES_AWAY.matcher(plain).find();
  }

  private static boolean isSince(Resource migration) {
    try {
      Matcher file = FILE.matcher(migration.getURL().toString());
      return file.matches()
          && Integer.parseInt(file.group(2)) > BEFORE.getOrDefault(file.group(1), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
