package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.alert.Alert;
import dev.hindsight.bot.alert.AlertId;
import dev.hindsight.bot.alert.StoredAlert;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Same names in two clusters: whose alert is it? */
class ConnectedClusterTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // the connected cluster's name, the alerts' labels, looked at, offered, why
        "prod-eu, prod-eu, true,  true,  it is ours",
        "prod-eu, -,       true,  true,  it makes no claim",
        "prod-eu, prod-us, false, false, it is another's",
        "prod-eu, PROD-EU, false, false, names are compared as they are",
        "prod-eu, 'prod-eu|prod-us', false, false, one of them is another's",
        "-,       -,       true,  true,  nobody says anything",
        "-,       prod-eu, true,  false, nobody said what ours is called",
      })
  void isLookedAtAndOfferedAPlan(
      @Nullable String name, @Nullable String labels, boolean looked, boolean offered, String why) {
    ConnectedCluster connected = new ConnectedCluster(name);
    List<StoredAlert> alerts =
        Arrays.stream(labels == null ? new String[] {""} : labels.split("\\|"))
            .map(ConnectedClusterTest::alert)
            .toList();
    assertThat(connected.foreign(alerts).isEmpty()).as(why).isEqualTo(looked);
    assertThat(connected.noPlan(alerts).isEmpty()).as(why).isEqualTo(offered);
  }

  private static StoredAlert alert(String cluster) {
    Map<String, String> labels =
        cluster.isEmpty() ? Map.of("alertname", "A") : Map.of("alertname", "A", "cluster", cluster);
    return new StoredAlert(
        new AlertId(1),
        "am",
        new Alert("f", Alert.Status.FIRING, labels, Map.of(), Optional.empty(), Optional.empty()),
        Instant.EPOCH,
        1,
        Optional.empty());
  }
}
