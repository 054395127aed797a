package dev.hindsight.actions.script;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One change of one object as data, which the three writers share.
 *
 * @param sentence for people
 * @param generation that the object must have; none once a script has moved it on itself
 * @param spots the fields as kubectl can read them
 * @param exact the fields as a program can read them
 * @param later changes of the same fields further on in the same plan
 */
record Deed(
    String sentence,
    Thing thing,
    String uid,
    OptionalLong generation,
    List<Spot> spots,
    List<Spot> exact,
    Change change,
    End end,
    List<Deed> later) {

  /** How one tells that it is done. */
  sealed interface End {

    /** Its fields read as after it. */
    record Reads() implements End {}

    /** The object is not there, is another one of that name, or is on its way out. */
    record Gone() implements End {}

    /** The object is not there; before, it is on its way out and its node is gone. */
    record Forgotten() implements End {}

    /** This other object is there. */
    record Exists(Thing made) implements End {}
  }

  Deed {
    spots = List.copyOf(spots);
    exact = List.copyOf(exact);
    later = List.copyOf(later);
  }

  static Deed of(String sentence, Thing thing, String uid, List<Spot> spots, Change change) {
    return new Deed(
        sentence,
        thing,
        uid,
        OptionalLong.empty(),
        spots,
        spots,
        change,
        new End.Reads(),
        List.of());
  }

  Deed ending(End other) {
    return new Deed(sentence, thing, uid, generation, spots, exact, change, other, later);
  }

  Deed exactly(List<Spot> other) {
    return new Deed(sentence, thing, uid, generation, spots, other, change, end, later);
  }

  /** The first change of its object in a script. */
  Deed first(long counted) {
    return new Deed(
        sentence, thing, uid, OptionalLong.of(counted), spots, exact, change, end, later);
  }

  Deed knowing(List<Deed> others) {
    return new Deed(
        sentence,
        thing,
        uid,
        generation,
        spots,
        exact,
        change,
        end,
        others.stream().filter(this::overwrittenBy).toList());
  }

  private boolean overwrittenBy(Deed other) {
    return thing.equals(other.thing) && paths().equals(other.paths());
  }

  private List<FieldPath> paths() {
    return spots.stream().map(Spot::path).toList();
  }

  /** What kubectl is asked: the generation, a space, and the fields with their names. */
  List<String> look() {
    String path =
        "jsonpath={.metadata.generation} uid=[{.metadata.uid}]"
            + spots.stream()
                .map(spot -> " %s=[%s]".formatted(spot.word(), spot.path().jsonPath()))
                .collect(Collectors.joining());
    List<String> maybe =
        end instanceof End.Gone || end instanceof End.Forgotten
            ? List.of("--ignore-not-found")
            : List.of();
    return Change.join(List.of("get"), thing.words(), maybe, List.of("-o", path));
  }

  /** What it answers before, without the generation. */
  String before() {
    return state(spots.stream().map(s -> text(s, s.before().orElse(""))));
  }

  /** What it answers after. */
  String after() {
    return state(spots.stream().map(s -> text(s, s.after().orElse(""))));
  }

  /**
   * All answers that say it is done: its own, and those of what comes after it. One that reads as
   * before tells nothing where the generation does: at another one somebody else was there.
   */
  List<String> done() {
    boolean told = generation.isPresent() || later.isEmpty();
    return Stream.concat(Stream.of(this), later.stream())
        .map(Deed::after)
        .filter(answer -> !told || !answer.equals(before()))
        .distinct()
        .toList();
  }

  /** The same as a program reads it. */
  List<List<Optional<String>>> exactlyDone() {
    List<Optional<String>> unchanged = exact.stream().map(Spot::before).toList();
    return Stream.concat(Stream.of(this), later.stream())
        .map(deed -> deed.exact.stream().map(Spot::after).toList())
        .filter(fields -> generation.isEmpty() || !fields.equals(unchanged))
        .distinct()
        .toList();
  }

  /** It reads the same before and after: only the generation tells that something was changed. */
  boolean blind() {
    return end instanceof End.Reads && before().equals(after());
  }

  /** What it answers as long as the object that is to go is there. */
  String there() {
    return state(
        spots.stream()
            .limit(end instanceof End.Gone ? 1 : 0)
            .map(s -> text(s, s.before().orElse(""))));
  }

  private String state(Stream<String> fields) {
    return "uid=[%s]%s".formatted(uid, fields.collect(Collectors.joining()));
  }

  private static String text(Spot spot, String value) {
    return " %s=[%s]".formatted(spot.word(), value);
  }
}
