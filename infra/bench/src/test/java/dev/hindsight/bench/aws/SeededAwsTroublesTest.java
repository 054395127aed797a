package dev.hindsight.bench.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bench.aws.SeededAwsTroubles.Behind;
import dev.hindsight.bench.aws.SeededAwsTroubles.Shares;
import dev.hindsight.bench.proxy.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same seed makes the same trouble. */
class SeededAwsTroublesTest {

  private static final Duration LONGEST = Duration.ofMillis(300);
  // none of the calls here has several targets
  private static final Set<AwsTrouble> ALL = EnumSet.complementOf(EnumSet.of(AwsTrouble.PARTLY));
  private static final AwsCall WRITE = Calls.form("ec2", "Action=StopInstances");
  private static final AwsCall OTHER = Calls.json("ssm", "AmazonSSM.SendCommand", "{}");
  private static final AwsCall READ = Calls.form("ec2", "Action=DescribeInstances");

  @Test
  void isTheSameForTheSameSeedOnly() {
    List<Fault> first = faults(troubles(1, 300), WRITE);
    assertThat(faults(troubles(1, 300), WRITE)).isEqualTo(first);
    assertThat(faults(troubles(2, 300), WRITE)).isNotEqualTo(first);
  }

  @Test
  void doesNotDependOnTheCallsOfOthers() {
    AwsTroubles mixed = troubles(1, 300);
    List<Fault> between = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      mixed.next(OTHER);
      between.add(mixed.next(WRITE));
      mixed.next(READ);
    }
    assertThat(between).isEqualTo(faults(troubles(1, 300), WRITE));
    assertThat(faults(troubles(1, 300), OTHER)).isNotEqualTo(between);
  }

  @Test
  void letsReadsBeBehindSomeWrites() {
    Duration most = Duration.ofSeconds(3);
    AwsTroubles troubles =
        new SeededAwsTroubles(
            1, new Shares(0, 0), Set.of(AwsTrouble.CUT), LONGEST, new Behind(400, most));
    List<Duration> behind =
        IntStream.range(0, 1_000)
            .mapToObj(n -> Calls.form("ec2", "Action=StopInstances&InstanceId.1=i-" + n))
            .map(troubles::behind)
            .toList();
    assertThat(behind).allSatisfy(time -> assertThat(time).isBetween(Duration.ZERO, most));
    assertThat(behind).filteredOn(Duration::isPositive).hasSizeBetween(350, 450);
    assertThat(troubles(1, 300).behind(WRITE)).isZero();
  }

  @Test
  void isAsOftenAsItIsToBe() {
    assertThat(faults(troubles(1, 200), WRITE))
        .filteredOn(fault -> !fault.equals(Fault.none()))
        .hasSizeBetween(160, 240);
    assertThat(faults(troubles(1, 200), READ)).containsOnly(Fault.none());
    assertThat(faults(troubles(1, 1_000), WRITE)).doesNotContain(Fault.none());
  }

  @Test
  void isOfAllTheKindsThatAreAskedForAndOfNoOther() {
    Set<AwsTrouble> errors = EnumSet.copyOf(ALL);
    errors.removeAll(
        Set.of(AwsTrouble.DELAYED, AwsTrouble.CUT_LONG_BEFORE, AwsTrouble.ANSWERED_LATE));
    AwsTroubles troubles = new SeededAwsTroubles(1, new Shares(0, 1_000), errors, LONGEST);
    assertThat(Set.copyOf(faults(troubles, WRITE)))
        .containsExactlyInAnyOrderElementsOf(
            errors.stream().map(kind -> kind.of(WRITE, LONGEST)).toList());
  }

  @Test
  void isNoSlowerThanItMayBe() {
    AwsTroubles slow =
        new SeededAwsTroubles(1, new Shares(0, 1_000), Set.of(AwsTrouble.DELAYED), LONGEST);
    assertThat(faults(slow, WRITE))
        .allSatisfy(
            fault ->
                assertThat(fault)
                    .isInstanceOfSatisfying(
                        Fault.Delay.class,
                        delay -> assertThat(delay.time()).isBetween(Duration.ZERO, LONGEST)));
  }

  private static AwsTroubles troubles(long seed, int share) {
    return new SeededAwsTroubles(seed, new Shares(0, share), ALL, LONGEST);
  }

  private static List<Fault> faults(AwsTroubles troubles, AwsCall call) {
    return Stream.generate(() -> troubles.next(call)).limit(1_000).toList();
  }
}
