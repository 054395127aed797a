package dev.hindsight.actions.audit;

import java.util.Optional;
import java.util.Random;

/** Records with one bit changed. */
final class Flip {

  private Flip() {}

  static AuditRow bit(AuditRow row, Random random) {
    Link link = row.link();
    Personal personal = row.personal().orElseThrow();
    return switch (random.nextInt(9)) {
      case 0 -> with(row, numbered(link, link.seq() ^ bit(random)));
      case 1 -> with(row, timed(link, link.at() ^ bit(random)));
      case 2 -> with(row, told(link, flipped(link.event(), random), link.subject()));
      case 3 -> with(row, told(link, link.event(), flipped(link.subject(), random)));
      case 4 -> with(row, committed(link, flipped(link.commitment(), random)));
      case 5 -> new AuditRow(link, flipped(row.hash(), random), row.personal());
      case 6 ->
          with(
              row,
              new Personal(flipped(personal.salt(), random), personal.person(), personal.detail()));
      case 7 ->
          with(
              row,
              new Personal(personal.salt(), flipped(personal.person(), random), personal.detail()));
      default ->
          with(
              row,
              new Personal(personal.salt(), personal.person(), flipped(personal.detail(), random)));
    };
  }

  static Link numbered(Link link, long seq) {
    return new Link(seq, link.at(), link.event(), link.subject(), link.commitment());
  }

  private static Link timed(Link link, long at) {
    return new Link(link.seq(), at, link.event(), link.subject(), link.commitment());
  }

  private static Link told(Link link, byte[] event, byte[] subject) {
    return new Link(link.seq(), link.at(), event, subject, link.commitment());
  }

  private static Link committed(Link link, byte[] commitment) {
    return new Link(link.seq(), link.at(), link.event(), link.subject(), commitment);
  }

  private static AuditRow with(AuditRow row, Link link) {
    return new AuditRow(link, row.hash(), row.personal());
  }

  private static AuditRow with(AuditRow row, Personal personal) {
    return new AuditRow(row.link(), row.hash(), Optional.of(personal));
  }

  private static long bit(Random random) {
    return 1L << random.nextInt(Long.SIZE);
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] other = bytes.clone();
    other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    return other;
  }
}
