package dev.hindsight.actions.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Walks the chain once, record by record, and tells all that does not fit; pure. */
final class AuditCheck {

  /** The event of a record that tells which records' personal part was erased. */
  static final String ERASED = "ERASED";

  private static final int TOLD = 100;
  private static final byte[] ERASED_BYTES = ERASED.getBytes(StandardCharsets.UTF_8);

  private final HashChain chain = new HashChain();
  private final Map<Long, AuditHead> heads = new TreeMap<>();
  private final TreeSet<Long> missing = new TreeSet<>();
  private final List<Spans> erased = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();
  private byte[] previous = chain.genesis();
  private long last;
  private long records;
  private long broken;

  /** A check against these heads, which were kept elsewhere. */
  AuditCheck(Collection<AuditHead> kept) {
    for (AuditHead head : kept) {
      AuditHead other = heads.put(head.seq(), head);
      if (other != null && !other.equals(head)) {
        finding("two heads were kept for record %d: the chain was made anew".formatted(head.seq()));
      }
    }
  }

  void next(AuditRow row) {
    Link link = row.link();
    order(link.seq());
    if (!same(row.hash(), chain.hash(previous, link))) {
      finding(
          "record %d does not fit: it, or the record before it, was changed".formatted(link.seq()));
    }
    row.personal().ifPresentOrElse(p -> opens(link, p), () -> missing.add(link.seq()));
    AuditHead head = heads.remove(link.seq());
    if (head != null && !head.hash().equals(hex(row.hash()))) {
      finding(
          "record %d is not the one whose hash was kept: the chain was made anew"
              .formatted(link.seq()));
    }
    if (same(link.event(), ERASED_BYTES)) {
      erased.add(Spans.parse(new String(link.subject(), StandardCharsets.UTF_8)));
    }
    previous = row.hash();
    last = link.seq();
    records++;
  }

  private void order(long seq) {
    if (seq <= last) {
      finding("record %d comes after record %d".formatted(seq, last));
    } else if (seq > last + 1) {
      finding("records %d to %d are missing".formatted(last + 1, seq - 1));
    }
  }

  private void opens(Link link, Personal personal) {
    if (!same(link.commitment(), chain.commitment(personal))) {
      finding("who did record %d, or its words, were changed".formatted(link.seq()));
    }
  }

  AuditReport report() {
    long all = missing.size();
    erased.forEach(spans -> spans.removeFrom(missing));
    missing.forEach(
        seq -> finding("who did record %d was taken away, and no record says so".formatted(seq)));
    heads.values().stream()
        .max((a, b) -> Long.compare(a.seq(), b.seq()))
        .filter(head -> head.seq() > last)
        .ifPresent(
            head -> finding("the end is cut off: record %d was there once".formatted(head.seq())));
    Optional<AuditHead> head =
        records == 0 ? Optional.empty() : Optional.of(new AuditHead(last, hex(previous)));
    return new AuditReport(records, all - missing.size(), broken, findings, head);
  }

  private void finding(String sentence) {
    broken++;
    if (findings.size() < TOLD) {
      findings.add(sentence);
    }
  }

  private static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
