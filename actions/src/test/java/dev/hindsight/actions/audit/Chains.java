package dev.hindsight.actions.audit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chains made up for tests. */
final class Chains {

  private Chains() {}

  /** So many records, each with its own words. */
  static List<AuditRow> of(int length) {
    SecureRandom random = new SecureRandom();
    HashChain chain = new HashChain();
    byte[] previous = chain.genesis();
    List<AuditRow> rows = new ArrayList<>();
    for (int seq = 1; seq <= length; seq++) {
      Personal personal = Personal.of(random, "U-" + seq % 3, "detail " + seq);
      Link link =
          new Link(
              seq,
              1_000_000L * seq,
              bytes("APPROVED"),
              bytes("PLN-" + seq),
              chain.commitment(personal));
      previous = chain.hash(previous, link);
      rows.add(new AuditRow(link, previous, Optional.of(personal)));
    }
    return rows;
  }

  static AuditHead head(List<AuditRow> rows) {
    return check(rows, List.of()).head().orElseThrow();
  }

  static AuditReport check(List<AuditRow> rows, List<AuditHead> heads) {
    AuditCheck check = new AuditCheck(heads);
    rows.forEach(check::next);
    return check.report();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
