package dev.hindsight.knowledge.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LogTemplatesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @RepeatedTest(40)
  void theOrderOfMergingDoesNotMatter(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    List<KeptTemplate> a = learned(random);
    List<KeptTemplate> b = learned(random);
    List<KeptTemplate> c = learned(random);
    assertThat(ids(merged(a, b))).isEqualTo(ids(merged(b, a)));
    assertThat(ids(merged(merged(a, b), c))).isEqualTo(ids(merged(a, merged(b, c))));
    assertThat(ids(merged(a, a))).isEqualTo(ids(merged(a, List.of())));
    assertThat(ids(merged(merged(a, b), b))).isEqualTo(ids(merged(a, b)));
  }

  @RepeatedTest(20)
  void mergingLosesNoLine(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    List<KeptTemplate> a = learned(random);
    List<KeptTemplate> b = learned(random);
    assertThat(count(merged(a, b))).isEqualTo(count(a) + count(b));
  }

  @Test
  void timesAreTheEarliestAndTheLatest() {
    LogTemplates one = new LogTemplates(MinerSettings.USUAL);
    LogTemplates other = new LogTemplates(MinerSettings.USUAL);
    one.seen("disk 3 is full", NOON);
    other.seen("disk 9 is full", NOON.plusSeconds(60));
    other.seen("disk 9 is full", NOON.minusSeconds(60));
    one.merge(other.kept());
    assertThat(one.all())
        .singleElement()
        .satisfies(
            template -> {
              assertThat(template.count()).isEqualTo(3);
              assertThat(template.firstSeen()).isEqualTo(NOON.minusSeconds(60));
              assertThat(template.lastSeen()).isEqualTo(NOON.plusSeconds(60));
            });
  }

  @Test
  void aGeneralTemplateTakesInWhatItCovers() {
    LogTemplates one = new LogTemplates(MinerSettings.USUAL);
    for (String name : List.of("erin", "ada", "grace", "linus", "barbara")) {
      one.seen("login failed for user " + name + " from console", NOON);
    }
    LogTemplates other = new LogTemplates(MinerSettings.USUAL);
    other.seen("login failed for user margaret from console", NOON);
    other.merge(one.kept());
    assertThat(other.all()).singleElement().extracting(LogTemplate::count).isEqualTo(6L);
  }

  @Test
  void whatWasNotSavedIsThereAgain() {
    LogTemplates templates = new LogTemplates(MinerSettings.USUAL);
    templates.seen("disk 3 is full", NOON);
    List<KeptTemplate> unsaved = templates.takeUnsaved();
    assertThat(templates.takeUnsaved()).isEmpty();
    templates.notSaved(unsaved);
    assertThat(templates.takeUnsaved()).isEqualTo(unsaved);
    assertThat(templates.all()).singleElement().extracting(LogTemplate::count).isEqualTo(1L);
  }

  private static List<KeptTemplate> learned(Random random) {
    LogTemplates templates = new LogTemplates(MinerSettings.USUAL);
    List<String> lines = new ArrayList<>(TemplateMinerTest.lines(random, random.nextInt(200)));
    // few words in few places, so that templates of different sets cover each other
    IntStream.range(0, random.nextInt(40))
        .forEach(
            _ -> lines.add("a1 " + pick(random) + " is " + pick(random) + " by " + pick(random)));
    lines.forEach(line -> templates.seen(line, NOON));
    return templates.kept();
  }

  private static String pick(Random random) {
    return List.of("red", "green", "blue", "17", "x9", "black", "white").get(random.nextInt(7));
  }

  private static List<KeptTemplate> merged(List<KeptTemplate> a, List<KeptTemplate> b) {
    LogTemplates merged = new LogTemplates(MinerSettings.USUAL);
    merged.merge(a);
    merged.merge(b);
    return merged.kept();
  }

  private static Set<String> ids(Collection<KeptTemplate> templates) {
    Set<String> ids = new TreeSet<>();
    templates.forEach(template -> ids.add(template.shape().text()));
    return ids;
  }

  private static long count(List<KeptTemplate> templates) {
    return templates.stream().mapToLong(KeptTemplate::count).sum();
  }
}
