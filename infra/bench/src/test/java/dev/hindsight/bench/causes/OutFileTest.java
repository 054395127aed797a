package dev.hindsight.bench.causes;

import static dev.hindsight.bench.causes.Made.OBJECT;
import static dev.hindsight.bench.causes.Made.cause;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutFileTest {

  private static final Case ONE = Made.one("a", "oom_killed", "killed", "noise");
  private static final Outcome OUTCOME =
      Made.outcome(
          ONE, cause("overload", OBJECT, 0.91234, 2, 7, 2), cause("oom_killed", OBJECT, 0.1));

  @Test
  void aLineHasCausesWithPointersIntoTheFile() {
    assertThat(OutFile.inWordsOf(List.of(ONE)).line(OUTCOME))
        .isEqualTo(
            """
            {"id":"a","ranked":[\
            {"cause":"cpu_throttling","object":"Deployment/shop/cart","likelihood":0.912,"evidence":[1]},\
            {"cause":"oom_killed","object":"Deployment/shop/cart","likelihood":0.1,"evidence":[]}],\
            "new":0.1,"ms":1.0}\
            """);
  }

  @Test
  void causesAreInTheWordsOfTheLabels() {
    assertThat(new OutFile(Set.of("overload")).line(OUTCOME)).contains("\"cause\":\"overload\"");
  }

  @Test
  void anOutputsLineIsPointedAtByItemAndLine() {
    Case raw =
        new Case(
            "a", "a", ONE.symptoms(), List.of(new Pointer(-1, 0), new Pointer(3, 17)), ONE.label());
    assertThat(new OutFile(Set.of()).line(Made.outcome(raw, cause("oom_killed", OBJECT, 1, 1, 2))))
        .contains("\"evidence\":[{\"item\":-1,\"line\":0},{\"item\":3,\"line\":17}]");
  }
}
