package dev.hindsight.actions.audit;

import java.util.Collection;
import java.util.Iterator;
import java.util.stream.Stream;

/** An exported audit log, as lines of JSON; holds or not by itself, without the database. */
public final class AuditExport {

  private AuditExport() {}

  /**
   * Checks a whole export, and that it holds these heads, which were kept elsewhere.
   *
   * @throws IllegalArgumentException at a line that no export has
   */
  public static AuditReport verify(Stream<String> lines, Collection<AuditHead> heads) {
    AuditCheck check = new AuditCheck(heads);
    for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
      check.next(ExportedRow.read(each.next()));
    }
    return check.report();
  }
}
