package dev.hindsight.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void splitsCamelCaseWithAcronyms() {
    assertThat(Words.of(List.of("KubeContainerOOMKilled")).keySet())
        .containsExactly(
            "kubecontaineroomkilled",
            "kube",
            "container",
            "oom",
            "killed",
            "kubecontainer",
            "containeroom",
            "oomkilled");
  }

  @Test
  void splitsSnakeCaseAndKeepsTheSpelling() {
    assertThat(Words.of(List.of("node_memory_MemAvailable")))
        .containsEntry("node", "node")
        .containsEntry("mem", "Mem")
        .containsEntry("available", "Available");
  }

  @Test
  void holdsLettersAndDigitsOnly() {
    assertThat(Words.of(List.of("a'b; drop--table \"x\" & | ! <-> :* \0 (256Mi) größer")).keySet())
        .allMatch(word -> word.matches("[\\p{L}\\p{N}]+"))
        .contains("drop", "table", "256mi", "größer");
  }

  @Test
  void indexedWordsRepeat() {
    assertThat(Words.indexed(List.of("disk full", "disk"))).isEqualTo("disk full disk");
  }
}
