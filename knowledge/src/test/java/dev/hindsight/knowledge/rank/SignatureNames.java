package dev.hindsight.knowledge.rank;

import java.util.List;
import java.util.stream.Stream;

/** The causes that the ranking can name. */
public final class SignatureNames {

  private SignatureNames() {}

  public static List<String> withSomethingNew() {
    return Stream.concat(
            Stream.of(NothingKnown.CATEGORY),
            SignaturePack.shipped().signatures().stream().map(Signature::category))
        .toList();
  }
}
