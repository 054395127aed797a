package dev.hindsight.bot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentView;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final String IDENTITY = "8c1f0a52-0000-4000-8000-3d1e2f3a4b5c";

  /** Cards speak of a cluster by its name, or short; what decides has the identity. */
  @Test
  void aClusterGoesByItsNameAndWhatIsDecidedByItsIdentityToo() {
    IncidentView named = TestIncidents.proposed().view();
    IncidentView unnamed = TestIncidents.in(named, IDENTITY);
    PlanStatus plan = named.plan().orElseThrow();

    assertThat(Words.where(named, plan)).isEqualTo("Cluster prod-eu: Deployment shop/checkout");
    assertThat(Words.where(unnamed, plan)).isEqualTo("Cluster 8c1f0a52: Deployment shop/checkout");
    assertThat(Words.where(TestIncidents.in(named, "aws/123456789012/eu-west-1"), plan))
        .as("an alarm of AWS names no cluster")
        .isEqualTo("Cluster 8c1f0a52: Deployment shop/checkout");
    assertThat(Words.whereExactly(named, plan))
        .containsExactly("cluster prod-eu (" + IDENTITY + "): Deployment shop/checkout");
    assertThat(Words.whereExactly(unnamed, plan)).isEqualTo(plan.where());
  }

  @Test
  void markdownBecomesRunningText() {
    String markdown =
        """
        - A **steady** leak: more memory only moves the crash.
        2. Look at `kubectl top`:

        ```sh
        kubectl -n shop top pod
        ```
        """;

    assertThat(Words.unmarked(markdown))
        .isEqualTo(
            "A steady leak: more memory only moves the crash. · Look at kubectl top: kubectl -n"
                + " shop top pod");
  }
}
