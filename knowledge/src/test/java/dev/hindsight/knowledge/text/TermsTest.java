package dev.hindsight.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TermsTest {

  @Test
  void namesAreFoundByTheirPiecesAndAsTheyAre() {
    assertThat(Terms.of("KubePodCrashLooping"))
        .containsExactly("kube", "pod", "crash", "loop", "kubepodcrashloop");
    assertThat(Terms.of("OOMKilled node_memory_bytes"))
        .containsExactly("oom", "kill", "oomkil", "node", "memori", "byte");
  }

  @Test
  void amountsAndAddressesSayNothingButCodesDo() {
    assertThat(Terms.of("10.0.0.7:9100 had 42 errors with exit code 137 in 1f3a9bc77d"))
        .containsExactly("had", "error", "exit", "code", "137");
  }

  @Test
  void formsOfAWordAreOneAndSpelledAsFirstMet() {
    assertThat(Terms.of("Failing fails failed")).containsOnly("fail");
    assertThat(Terms.spelled("Failing fails")).containsExactly(Map.entry("fail", "Failing"));
  }

  @Test
  void silentWordsAreNoTerms() {
    assertThat(Terms.of("this is not to be for you")).isEmpty();
  }
}
