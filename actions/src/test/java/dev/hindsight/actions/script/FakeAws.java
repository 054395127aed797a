package dev.hindsight.actions.script;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a script says to the recording aws. */
final class FakeAws {

  /** What a look says of an object that was there. */
  static final String GONE = "uid=[] there=[false]";

  private FakeAws() {}

  static List<AwsDeed> deeds(List<Item> items) {
    return items.stream()
        .flatMap(i -> i instanceof Item.Call(_, AwsDeed d) ? Stream.of(d) : Stream.of())
        .toList();
  }

  static List<String> look(AwsLook look) {
    return Change.join(List.of("aws"), look.argv());
  }

  static List<String> change(AwsDeed deed) {
    return Change.join(List.of("aws"), AwsLook.argv(deed.region(), deed.call()));
  }

  static List<List<String>> calls(AwsDeed deed) {
    List<List<String>> calls = new ArrayList<>();
    deed.looks().forEach(look -> calls.add(look(look)));
    calls.add(change(deed));
    if (deed.reads() || deed.there().isPresent()) {
      calls.add(look(deed.last()));
    }
    return calls;
  }
}
