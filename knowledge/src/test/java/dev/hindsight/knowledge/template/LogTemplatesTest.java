package dev.hindsight.knowledge.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    Batch unsaved = templates.unsaved();
    templates.seen("disk 4 is full", NOON);
    assertThat(templates.unsaved()).isEqualTo(unsaved);
    templates.saved(unsaved);
    assertThat(templates.unsaved().counted()).isEqualTo(unsaved.counted());
    assertThat(templates.all()).singleElement().extracting(LogTemplate::count).isEqualTo(2L);
  }

  @Test
  void whatIsForgottenIsSavedAllTheSame() {
    LogTemplates templates = new LogTemplates(new MinerSettings(8, true, true));
    for (int i = 0; i < 40; i++) {
      // letters only: a number would be a value
      templates.seen("kind" + "abcdefghijklmnopqrst".charAt(i % 20) + " is what it is", NOON);
    }
    assertThat(templates.all()).hasSizeLessThanOrEqualTo(8);
    assertThat(templates.unsaved().counted())
        .doesNotHaveDuplicates()
        .extracting(kept -> kept.shape().id())
        .doesNotHaveDuplicates();
    assertThat(count(templates.unsaved().counted())).isEqualTo(40);
  }

  @Test
  void aReplacementThatFailsChangesNothing() {
    LogTemplates templates = new LogTemplates(MinerSettings.USUAL);
    templates.seen("disk 3 is full", NOON);
    List<KeptTemplate> other = List.copyOf(templates.kept());
    List<KeptTemplate> bad =
        new AbstractList<>() {
          @Override
          public KeptTemplate get(int i) {
            if (i == 1) {
              throw new IllegalStateException("the line went");
            }
            return other.getFirst();
          }

          @Override
          public int size() {
            return 2;
          }
        };

    assertThatThrownBy(() -> templates.replace(bad)).hasMessage("the line went");

    assertThat(templates.all()).singleElement().extracting(LogTemplate::count).isEqualTo(1L);
    assertThat(count(templates.unsaved().counted())).isEqualTo(1);
  }

  @Test
  void linesAreCountedWhileAllThatIsKeptIsRead() {
    LogTemplates templates = new LogTemplates(MinerSettings.USUAL);
    templates.seen("disk 3 is full", NOON);
    List<KeptTemplate> kept = List.copyOf(templates.kept());
    List<KeptTemplate> slow =
        new AbstractList<>() {
          @Override
          public KeptTemplate get(int i) {
            // another thread's line in the middle of it
            CompletableFuture.runAsync(
                    () -> {
                      templates.seen("disk 4 is full", NOON);
                      templates.seen("no route to host", NOON);
                    })
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
            return kept.getFirst();
          }

          @Override
          public int size() {
            return 1;
          }
        };

    templates.replace(slow);

    // one that is kept, one that was there before, two of meanwhile
    assertThat(templates.all().stream().mapToLong(LogTemplate::count).sum()).isEqualTo(4);
    assertThat(templates.all()).hasSize(2);
    assertThat(count(templates.unsaved().counted())).isEqualTo(3);
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
