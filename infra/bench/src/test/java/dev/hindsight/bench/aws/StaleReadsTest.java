package dev.hindsight.bench.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bench.proxy.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Reads are behind the writes of what they name, and no longer than they may be. */
class StaleReadsTest {

  private static final AwsCall READ =
      Calls.form("ec2", "Action=DescribeInstances&InstanceId.1=i-00001");
  private static final AwsCall WRITE =
      Calls.form("ec2", "Action=StopInstances&InstanceId.1=i-00001");
  private static final Reply ON = Reply.of(200, "text/xml", "on");
  private static final Reply OFF = Reply.of(200, "text/xml", "off");
  private static final Duration BEHIND = Duration.ofSeconds(30);

  private Instant now = Instant.EPOCH;
  private final StaleReads reads = new StaleReads(new Moved());

  @Test
  void tellWhatWasBeforeUntilTheTimeIsOver() {
    reads.saw(READ, ON, Duration.ZERO);
    assertThat(reads.of(READ)).isEmpty();
    reads.saw(WRITE, OFF, BEHIND);
    now = now.plus(BEHIND).minusMillis(1);
    assertThat(reads.of(READ)).contains(ON);
    now = now.plusMillis(1);
    assertThat(reads.of(READ)).isEmpty();
  }

  @Test
  void ofOtherObjectsTellTheTruth() {
    AwsCall other = Calls.form("ec2", "Action=DescribeInstances&InstanceId.1=i-00002");
    reads.saw(other, ON, Duration.ZERO);
    reads.saw(WRITE, OFF, BEHIND);
    assertThat(reads.of(other)).isEmpty();
    assertThat(reads.of(READ)).as("never read before").isEmpty();
  }

  @Test
  void neverTellWhatWasBeforeTheWriteBefore() {
    reads.saw(READ, ON, Duration.ZERO);
    reads.saw(WRITE, OFF, Duration.ZERO);
    assertThat(reads.of(READ)).isEmpty();
    reads.saw(WRITE, OFF, BEHIND);
    assertThat(reads.of(READ)).as("on was long ago").isEmpty();
  }

  @Test
  void writesAreNeverBehind() {
    reads.saw(READ, ON, Duration.ZERO);
    reads.saw(WRITE, OFF, BEHIND);
    assertThat(reads.of(WRITE)).isEmpty();
  }

  private final class Moved extends Clock {

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
