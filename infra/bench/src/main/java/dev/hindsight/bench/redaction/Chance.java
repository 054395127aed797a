package dev.hindsight.bench.redaction;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random pieces of text, the same for the same seed. */
final class Chance {

  static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  static final String DIGITS = "0123456789";
  static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final List<String> SERVICES =
      List.of(
          "checkout",
          "orders",
          "payments",
          "cart",
          "catalog",
          "search",
          "mailer",
          "billing",
          "inventory",
          "gateway",
          "auth",
          "reports",
          "shipping",
          "users",
          "frontend");
  private static final List<String> WORDS =
      List.of(
          "red", "river", "stone", "falcon", "winter", "copper", "lemon", "tiger", "ocean", "maple",
          "rocket", "violet", "cobalt", "summer", "thunder", "pepper");

  private final Random random;

  Chance(long seed) {
    random = new Random(seed);
  }

  int below(int limit) {
    return random.nextInt(limit);
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  String from(String alphabet, int length) {
    return IntStream.range(0, length)
        .mapToObj(_ -> String.valueOf(alphabet.charAt(below(alphabet.length()))))
        .collect(Collectors.joining());
  }

  String any(int length) {
    return from(LOWER + UPPER + DIGITS, length);
  }

  String hex(int length) {
    return from("0123456789abcdef", length);
  }

  String base64(int bytes) {
    byte[] all = new byte[bytes];
    random.nextBytes(all);
    return Base64.getEncoder().encodeToString(all);
  }

  String uuid() {
    return "%s-%s-4%s-a%s-%s".formatted(hex(8), hex(4), hex(3), hex(3), hex(12));
  }

  String service() {
    return of(SERVICES);
  }

  /** As a Deployment names its pods. */
  String pod() {
    String suffix = "bcdfghjklmnpqrstvwxz2456789";
    return "%s-%s-%s".formatted(service(), from(suffix, 10), from(suffix, 5));
  }

  String time() {
    return "2026-%02d-%02dT%02d:%02d:%02d.%03dZ"
        .formatted(1 + below(12), 1 + below(28), below(24), below(60), below(60), below(1000));
  }

  /** What people choose, and what generators make. */
  String password() {
    String word = of(WORDS);
    return switch (below(6)) {
      case 0 ->
          word.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
              + word.substring(1)
              + from(DIGITS, 2)
              + of(List.of("!", "#", "$", "?", "*"));
      case 1 ->
          word
              + of(List.of("-", "_", ".", "+"))
              + of(WORDS)
              + of(List.of("-", "_", "."))
              + from(DIGITS, 3);
      case 2 -> any(16);
      case 3 ->
          any(6) + of(List.of("!", "#", "$", "%", "^", "*", "~", "=", "@", "+", "?")) + any(8);
      case 4 -> any(32);
      default -> word + from(DIGITS, 4);
    };
  }

  /** What goes into an address as it is. */
  String plainPassword() {
    return any(4) + of(List.of("", "-", "_", ".", "~", "!")) + any(10);
  }
}
