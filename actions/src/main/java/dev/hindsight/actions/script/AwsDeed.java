package dev.hindsight.actions.script;

import dev.hindsight.actions.action.AwsCall;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One change of one AWS object as data, which the three writers share.
 *
 * @param sentence for people
 * @param looks what is read before; the last of them shows the change
 * @param there what an answer begins with as long as the object that is to go is there; empty where
 *     none goes
 * @param asks why a person must say yes before the change; empty where nobody needs to
 * @param arrival how it is told to be everywhere; empty where it is as soon as it reads so
 * @param later changes of the same fields further on in the same plan
 */
record AwsDeed(
    String sentence,
    String region,
    AwsCall call,
    List<AwsLook> looks,
    Optional<String> there,
    Optional<String> asks,
    Optional<AwsArrival> arrival,
    List<AwsDeed> later) {

  private static final String RETURNS =
      "a later step takes it back: where the script ran before, both are done again";

  AwsDeed {
    looks = List.copyOf(looks);
    later = List.copyOf(later);
  }

  static AwsDeed of(String sentence, String region, AwsCall call, List<AwsLook> looks) {
    Optional<AwsArrival> arrival = AwsArrival.of(call);
    return new AwsDeed(
        sentence, region, call, looks, Optional.empty(), Optional.empty(), arrival, List.of());
  }

  AwsDeed going(String whileThere) {
    return new AwsDeed(
        sentence, region, call, looks, Optional.of(whileThere), asks, arrival, later);
  }

  AwsDeed asking(String why) {
    return new AwsDeed(sentence, region, call, looks, there, Optional.of(why), arrival, later);
  }

  /** AWS counts no generations: that a later step was there and back does not show. */
  AwsDeed knowing(List<AwsDeed> others) {
    List<AwsDeed> same = others.stream().filter(this::overwrittenBy).toList();
    boolean returns = reads() && others.stream().anyMatch(this::takenBackBy);
    Optional<String> why = returns ? Optional.of(RETURNS) : asks;
    return new AwsDeed(sentence, region, call, looks, there, why, arrival, same);
  }

  private boolean overwrittenBy(AwsDeed other) {
    return looks.size() == other.looks.size()
        && IntStream.range(0, looks.size()).allMatch(i -> looks.get(i).asks(other.looks.get(i)));
  }

  /** It gives a field that this one changes the value from before again. */
  private boolean takenBackBy(AwsDeed other) {
    return last().call().equals(other.last().call())
        && changed(this.last().before(), this.last().after()).stream()
            .anyMatch(changed(other.last().after(), other.last().before())::contains);
  }

  /** What of the first is not so in the second. */
  private static List<String> changed(String one, String two) {
    return fields(one).stream().filter(field -> !fields(two).contains(field)).toList();
  }

  private static List<String> fields(String said) {
    return List.of(said.split("(?<=]) ", -1));
  }

  /** The change, after the word aws; it prints the receipt alone where there is one. */
  List<String> argv() {
    List<String> change = AwsLook.argv(region, call);
    return arrival.map(a -> Change.join(change, a.printed())).orElse(change);
  }

  /** What the look afterwards is. */
  AwsLook last() {
    return looks.getLast();
  }

  /** Whether it can be read that it was done. */
  boolean reads() {
    return there.isEmpty() && !before().equals(after());
  }

  /** What the looks say before, with a space between. */
  String before() {
    return looks.stream().map(AwsLook::before).collect(Collectors.joining(" "));
  }

  /** What they say after. */
  String after() {
    return looks.stream().map(AwsLook::after).collect(Collectors.joining(" "));
  }

  /** All answers that say it is done: its own, and those of what comes after it. */
  List<String> done() {
    return Stream.concat(Stream.of(this), later.stream())
        .map(AwsDeed::after)
        .filter(answer -> !answer.equals(before()))
        .distinct()
        .toList();
  }
}
