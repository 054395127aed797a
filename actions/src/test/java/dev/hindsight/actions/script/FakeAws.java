package dev.hindsight.actions.script;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a script says to the recording aws. */
final class FakeAws {

  /** Of each change of a name. */
  static final String RECEIPT = "/change/C0123456789";

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
    List<String> change = Change.join(List.of("aws"), AwsLook.argv(deed.region(), deed.call()));
    return shifts(deed)
        ? Change.join(change, List.of("--query", "ChangeInfo.Id", "--output", "text"))
        : change;
  }

  static boolean shifts(AwsDeed deed) {
    return deed.call().operation().equals("ChangeResourceRecordSets");
  }

  static List<String> arrival(AwsDeed deed) {
    String wait = "aws route53 wait resource-record-sets-changed --region %s --id %s";
    return List.of(wait.formatted(deed.region(), RECEIPT).split(" ", -1));
  }

  static List<List<String>> calls(AwsDeed deed) {
    List<List<String>> calls = new ArrayList<>();
    deed.looks().forEach(look -> calls.add(look(look)));
    calls.add(change(deed));
    if (shifts(deed)) {
      calls.add(arrival(deed));
    }
    if (deed.reads() || deed.there().isPresent()) {
      calls.add(look(deed.last()));
    }
    return calls;
  }
}
