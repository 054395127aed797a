package dev.hindsight.prompts.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptTemplateTest {

  private static final String TEXT =
      "---\nvariables: a, b\n---\n\n# System\n\nBe {{a}}.\n\n# User\n\n{{b}} and {{a}}\n";

  @Test
  void theShippedPromptIsSound() {
    PromptTemplate prompt = PromptTemplate.load("explain-incident");
    assertThat(prompt.variables()).containsExactly("facts", "marker", "sentences");
    assertThat(prompt.hash()).hasSize(64);
  }

  @Test
  void valuesAreFilledInOnce() {
    PromptTemplate.Rendered rendered =
        PromptTemplate.parse("p", TEXT).render(Map.of("a", "kind", "b", "{{a}} $1 \\"));
    assertThat(rendered.system()).isEqualTo("Be kind.");
    assertThat(rendered.user()).isEqualTo("{{a}} $1 \\ and kind");
  }

  @Test
  void anotherTextHasAnotherHash() {
    assertThat(PromptTemplate.parse("p", TEXT).hash())
        .isNotEqualTo(PromptTemplate.parse("p", TEXT + " ").hash());
  }

  @Test
  void whatIsNotDeclaredIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> PromptTemplate.parse("p", TEXT.replace("a, b", "a")))
        .withMessageContaining("declares [a] and uses [a, b]");
    assertThatIllegalStateException()
        .isThrownBy(() -> PromptTemplate.parse("p", TEXT.replace("a, b", "a, b, c")));
    assertThatIllegalStateException().isThrownBy(() -> PromptTemplate.parse("p", "no head"));
    assertThatIllegalStateException()
        .isThrownBy(() -> PromptTemplate.load("nothing"))
        .withMessageContaining("/prompts/nothing.md");
  }

  @Test
  void valuesMustBeThoseDeclared() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PromptTemplate.parse("p", TEXT).render(Map.of("a", "x")));
  }
}
