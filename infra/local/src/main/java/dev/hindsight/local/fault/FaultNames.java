package dev.hindsight.local.fault;

import dev.hindsight.local.aws.AwsFault;
import dev.hindsight.local.cluster.Fault;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Stream;

/** The words of all faults, for the help text and the shell's completion. */
final class FaultNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Stream.concat(Arrays.stream(Fault.values()).map(Fault::word), Stream.of(AwsFault.NAME))
        .iterator();
  }
}
